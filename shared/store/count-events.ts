import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { EventSummary } from '../domain/event-summary.ts';
import { isLive, withEvents, type TrackedError } from '../domain/error/tracked-error.ts';
import { uncounted, type SequenceNumber, type Sequenced } from '../domain/watermark.ts';
import * as hourlyCounts from './hourly-counts.ts';
import { revise, type Revised } from './table/revise.ts';
import { ERRORS_PARTITION, errorPk, keys } from './table/keys.ts';
import type { Store } from './table/store.ts';

/** The events that were counted together, as they are listed: id, and when it was received (milliseconds since 1970). */
export interface EventList {
  events: readonly { id: string; received: number }[];
  expires_at: number;
}

/**
 * Counts a shard's batch of events of one error: the error itself, the list of its events, its hourly counts. A constant
 * number of calls however many the events are, and nothing changes when it is done again, in other parts, by two at once,
 * or after a crash between any two of its writes.
 * @returns the sequence number of the event that the error began with if it is of this batch, also when it is done again
 * @throws Conflict if others kept changing the error; the batch is then delivered again.
 */
export async function countEvents(
  store: Store,
  shard: string,
  batch: readonly Sequenced<EventSummary>[],
  now: Date,
): Promise<SequenceNumber | null> {
  const { project_id, error_id } = batch[0]!.value;
  let born: TrackedError['born'] | null = null;
  const inError = changeError(store, project_id, error_id, async (current) => {
    const next = withEvents(current, shard, batch, now.getTime());
    born = (next ?? current)?.born ?? null;
    if (next !== null) await putEventList(store, shard, uncounted(current?.marks ?? {}, shard, batch));
    return next;
  });
  await Promise.all([inError, hourlyCounts.count(store, errorPk(project_id, error_id), shard, batch)]);
  const opening = born as TrackedError['born'] | null;
  return opening?.shard === shard && batch.some(({ sequence }) => sequence === opening.sequence)
    ? opening.sequence
    : null;
}

/** Changes an error by a step, and with it its place in the indexes: what is deleted is in none. */
export function changeError(
  store: Store,
  projectId: number,
  id: number,
  step: (current: Revised<TrackedError> | null) => TrackedError | null | Promise<TrackedError | null>,
): Promise<TrackedError | null> {
  return revise<TrackedError & { [ERRORS_PARTITION]?: string }>(store, keys.error(projectId, id), async (current) => {
    const next = await step(current);
    if (next === null) return null;
    const { [ERRORS_PARTITION]: _before, ...error } = next as TrackedError & { [ERRORS_PARTITION]?: string };
    return isLive(error) ? { ...error, [ERRORS_PARTITION]: errorList(projectId, error.status) } : error;
  });
}

/**
 * Written before the error counts them, under the name of the first that is not counted: done again after a crash, it
 * replaces itself. A longer one under that name stays: it has the same events and more, and who wrote it may have been the
 * one whose count holds.
 */
async function putEventList(store: Store, shard: string, fresh: readonly Sequenced<EventSummary>[]): Promise<void> {
  const first = fresh[0]!;
  const { project_id, error_id, received } = first.value;
  const list: EventList = {
    events: fresh.map(({ value }) => ({ id: value.event_id, received: value.received })),
    expires_at: Math.max(...fresh.map(({ value }) => value.expires_at)),
  };
  const Item = { ...keys.eventList(project_id, error_id, received, first.sequence, shard), ...list };
  const isLonger = {
    ConditionExpression: 'attribute_not_exists(pk) OR size(#events) < :length',
    ExpressionAttributeNames: { '#events': 'events' },
    ExpressionAttributeValues: { ':length': fresh.length },
  };
  try {
    await store.db.send(new PutCommand({ TableName: store.table, Item, ...isLonger }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** The partition of the indexes that hold the errors of a project and status. */
export const errorList = (projectId: number, status: TrackedError['status']): string => `${projectId}#${status}`;
