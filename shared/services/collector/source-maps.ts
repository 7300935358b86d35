import type { ReceivedRequest } from '../../domain/received-request.ts';
import { platformFamily } from '../../ingest/grouping/function-names.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import type { ReadEvent } from '../../ingest/read-event.ts';
import type { Store } from '../../store/table/store.ts';

/** Gives an event what its frames are in their source. It never fails: what cannot be had in time is stored as it was sent. */
export type MapEvent = (
  read: ReadEvent,
  request: Pick<ReceivedRequest, 'projectId' | 'receivedAt'>,
  within: { store: Store; deadlineMs: number },
) => Promise<ReadEvent>;

/**
 * Maps the events of a request, one after another, until its time for that is over.
 * @param maxMs milliseconds for all of them together
 */
export function mapWithin(
  mapEvent: MapEvent,
  store: Store,
  request: Pick<ReceivedRequest, 'projectId' | 'receivedAt'>,
  maxMs: number,
): (read: ReadEvent) => Promise<ReadEvent> {
  let deadlineMs = maxMs;
  return async (read) => {
    if (!mayHaveMaps(read)) return read;
    const begun = Date.now();
    const mapped = await mapEvent(read, request, { store, deadlineMs });
    deadlineMs = Math.max(0, deadlineMs - (Date.now() - begun));
    return mapped;
  };
}

/** Whether an event has frames, and what their scripts can be found by: debug ids, or a release. */
export function mayHaveMaps({ event, payload }: ReadEvent): boolean {
  const { exceptions, frames, release, platform } = event;
  if (frames.length === 0 && exceptions.every((one) => one.frames.length === 0)) return false;
  if (release !== null && platformFamily(platform) === 'javascript') return true;
  const images = own(objectOr(own(payload, 'debug_meta')) ?? {}, 'images');
  return Array.isArray(images) && images.some((image) => objectOr(image)?.['type'] === 'sourcemap');
}
