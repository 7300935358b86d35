import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { Conflict } from '../kernel/errors.ts';
import type { EventSummary } from '../kernel/event-summary.ts';
import { isLive, withEvents, type TrackedError } from '../kernel/tracked-error.ts';
import { uncounted, type Sequenced } from '../kernel/watermark.ts';
import { countByHour } from './hourly-counts.ts';
import { readItem } from './read.ts';
import { ERRORS_PARTITION, errorPk, keys } from './schema.ts';
import type { Store } from './store.ts';
import { pause } from './transaction.ts';

/** `revision` counts the writes: each is made only over the revision that it was computed from. */
export type StoredError = TrackedError & { revision: number };

/** The events that were counted together, as they are listed: id, and when it was received (milliseconds since 1970). */
export interface EventList {
  events: readonly { id: string; received: number }[];
  expires_at: number;
}

const ATTEMPTS = 30;

/**
 * Counts a shard's batch of events of one error: the error itself, the list of its events, its hourly counts. A constant
 * number of calls however many the events are, and nothing changes when it is done again, in other parts, by two at once,
 * or after a crash between any two of its writes.
 * @throws Conflict if others kept changing the error; the batch is then delivered again.
 */
export async function countEvents(
  store: Store,
  shard: string,
  batch: readonly Sequenced<EventSummary>[],
  now: Date,
): Promise<void> {
  const { project_id, error_id } = batch[0]!.value;
  await countInError(store, shard, batch, now);
  await countByHour(store, errorPk(project_id, error_id), shard, batch);
}

async function countInError(
  store: Store,
  shard: string,
  batch: readonly Sequenced<EventSummary>[],
  now: Date,
): Promise<void> {
  const { project_id, error_id } = batch[0]!.value;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const current = await readItem<StoredError>(store, keys.error(project_id, error_id));
    const next = withEvents(current, shard, batch, now.getTime());
    if (next === null) return;
    await putEventList(store, uncounted(current?.marks ?? {}, shard, batch));
    if (await replaceError(store, current, next)) return;
    await pause(attempt);
  }
  throw new Conflict('others kept changing the same error');
}

/**
 * Written before the error counts them, under the name of the first that is not counted: done again after a crash, it
 * replaces itself.
 */
async function putEventList(store: Store, fresh: readonly Sequenced<EventSummary>[]): Promise<void> {
  const first = fresh[0]!;
  const { project_id, error_id, received } = first.value;
  const list: EventList = {
    events: fresh.map(({ value }) => ({ id: value.event_id, received: value.received })),
    expires_at: Math.max(...fresh.map(({ value }) => value.expires_at)),
  };
  const Item = { ...keys.eventList(project_id, error_id, received, first.sequence), ...list };
  await store.db.send(new PutCommand({ TableName: store.table, Item }));
}

/** Whether the error was still what `current` is; if not, nothing was written. */
export async function replaceError(store: Store, current: StoredError | null, next: TrackedError): Promise<boolean> {
  // Only what is listed is in the indexes: a deleted error is not.
  const listed = isLive(next) ? { [ERRORS_PARTITION]: errorList(next.project_id, next.status) } : {};
  const Item = { ...keys.error(next.project_id, next.id), ...next, ...listed, revision: (current?.revision ?? 0) + 1 };
  const condition = current
    ? { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': current.revision } }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  try {
    await store.db.send(new PutCommand({ TableName: store.table, Item, ...condition }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** The partition of the indexes that hold the errors of a project and status. */
export const errorList = (projectId: number, status: TrackedError['status']): string => `${projectId}#${status}`;
