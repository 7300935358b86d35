import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { PendingEvent } from '../domain/error/pending.ts';
import type { EventPlace } from '../domain/event-order.ts';
import type { TrackedError } from '../domain/error/tracked-error.ts';
import type { Watermarks } from '../domain/watermark.ts';
import { packPending, unpackPending } from './packed-pending.ts';
import { packMarks, unpackMarks } from './packed.ts';
import { keyOfEventRun } from './table/item-keys.ts';
import { errorPk, momentKey, SORT } from './table/keys.ts';
import { putUnless } from './table/put-unless.ts';
import { pagesOf } from './table/pages.ts';
import { between } from './table/read.ts';
import type { Store } from './table/store.ts';

/** Events that were pending in their error until it had no room for more. All of them are counted. */
export interface EventRun {
  pending: Uint8Array;
  /** Those by which the events are packed. */
  marks: Uint8Array;
  /** How many events it has. */
  count: number;
  /** Of the event that is kept longest. */
  expires_at: number;
}

/**
 * Puts what is pending in an error as a run, before the error is written without it. It is named after its first event,
 * which stays the first while more come: done again it replaces itself, and a run of more events is kept, because it was
 * written from a later revision.
 */
export async function put(
  store: Store,
  { project_id, id, marks }: Pick<TrackedError, 'project_id' | 'id' | 'marks'>,
  run: readonly PendingEvent[],
): Promise<void> {
  const own = marksOf(run, marks);
  const item: EventRun = {
    pending: packPending(run, own),
    marks: packMarks(own),
    count: run.length,
    expires_at: Math.max(...run.map(({ expires_at }) => expires_at)),
  };
  await putUnless(store, {
    Item: { ...keyOfEventRun(project_id, id, run[0]!), ...item },
    ConditionExpression: 'attribute_not_exists(pk) OR #count < :count',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':count': run.length },
  });
}

/** Reads the events of a run; of an error, those that are pending in it. */
export function eventsOf({ pending, marks }: Pick<EventRun, 'pending' | 'marks'>): PendingEvent[] {
  return unpackPending(pending, unpackMarks(marks));
}

/** Reads the run, if any, that begins before a place, and may reach beyond it. */
export async function readAround(
  store: Store,
  projectId: number,
  errorId: number,
  { happened, id }: EventPlace,
): Promise<PendingEvent[]> {
  const { Items = [] } = await store.db.send(
    new QueryCommand({
      ...between(store, errorPk(projectId, errorId), SORT.eventRun, momentKey(SORT.eventRun, happened, id)),
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  return (Items as EventRun[]).flatMap(eventsOf);
}

/** Reads the runs that begin from a moment (milliseconds since 1970) on, in their order. */
export async function* readFrom(
  store: Store,
  projectId: number,
  errorId: number,
  from: number,
): AsyncGenerator<PendingEvent[]> {
  const first = momentKey(SORT.eventRun, from, '');
  const wanted = between(store, errorPk(projectId, errorId), first, `${SORT.eventRun}~`);
  for await (const runs of pagesOf<EventRun>(store, wanted)) for (const run of runs) yield eventsOf(run);
}

function marksOf(run: readonly PendingEvent[], marks: Watermarks): Watermarks {
  const shards = new Set(run.map(({ counted }) => counted?.shard));
  return Object.fromEntries(Object.entries(marks).filter(([shard]) => shards.has(shard)));
}
