import type { SentEvent } from '../../ingest/request/request-body.ts';
import * as events from '../../store/events.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Gives events that the project has from an earlier sending the id that they have there, so that they are stored no second
 * time. One read for all of them, and none where nothing could have been sent before. Where two sendings come at once, each
 * may be too early to see the other: then those are one whose made-up ids are the same.
 */
export async function withKnownIds(
  store: Store,
  projectId: number,
  sent: readonly SentEvent[],
): Promise<readonly SentEvent[]> {
  const ids = sent.flatMap(({ neighbourEventId }) => neighbourEventId ?? []);
  if (ids.length === 0) return sent;
  const known = await events.known(store, projectId, ids);
  return sent.map((event) =>
    event.neighbourEventId !== undefined && known.has(event.neighbourEventId)
      ? { ...event, fallbackEventId: event.neighbourEventId }
      : event,
  );
}
