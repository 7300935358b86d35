import type { StoredEvent } from '../../domain/stored-event.ts';
import * as errors from '../../store/errors.ts';
import * as events from '../../store/events.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Reads events that errors of a project list, by id. One of an error that was merged into another is one of that. The error may be
 * another than the one that lists it, because it was deleted and came again.
 */
export async function readListed(
  store: Store,
  projectId: number,
  listed: readonly { id: string; errorId: number }[],
  now: Date,
): Promise<ReadonlyMap<string, StoredEvent>> {
  const listedBy = Map.groupBy(listed, ({ id }) => id);
  const read = await events.readMany(store, projectId, [...listedBy.keys()], now);
  const isOfAnother = ({ event_id, error_id }: StoredEvent): boolean =>
    listedBy.get(event_id)!.some(({ errorId }) => errorId !== error_id);
  const others = new Set(read.filter(isOfAnother).map(({ error_id }) => error_id));
  const roots = await errors.rootsOf(store, projectId, [...others]);
  return new Map(
    read.map((event) => [event.event_id, { ...event, error_id: roots.get(event.error_id) ?? event.error_id }]),
  );
}
