import type { EventSummary } from './event-summary.ts';
import { unpackText } from './packing/packed-text.ts';

/** What of an event is stored beside what is packed: by what it is found, judged and removed without being opened. */
type Outside = Pick<EventSummary, 'project_id' | 'event_id' | 'error_id' | 'received' | 'expires_at' | 'overflow'>;

/** An event as it is stored. */
export interface StoredEvent extends Outside {
  /** The rest of its summary and its payload, each a line of JSON, as `packText` makes it. */
  packed: Uint8Array;
}

/** An event with all that is known of it. */
export interface OpenedEvent extends EventSummary {
  /** JSON. */
  payload: string;
}

type Summary = Omit<EventSummary, 'payload_bytes'>;

/**
 * Makes the stored form of an event. The summary is packed with the payload, which says the same things, so it takes some
 * sixty bytes.
 * @param pack packs the payload behind the line that it is given; the result is at most as long as an item may be
 */
export function closedEvent(
  { project_id, event_id, error_id, received, expires_at, overflow, ...inside }: Summary,
  pack: (line: string) => Uint8Array,
): StoredEvent {
  const outside = { project_id, event_id, error_id, received, expires_at };
  const packed = pack(`${JSON.stringify(inside)}\n`);
  return { ...outside, ...(overflow === undefined ? {} : { overflow }), packed };
}

/** Opens a stored event, which costs the work of reading its payload. @throws Error as `unpackText` does */
export function openedEvent({ packed, ...outside }: StoredEvent): OpenedEvent {
  const text = unpackText(packed);
  // No JSON that is made without indentation has a line feed.
  const end = text.indexOf('\n');
  const inside = JSON.parse(text.slice(0, end)) as Omit<Summary, keyof Outside>;
  return { ...inside, ...outside, payload_bytes: packed.length, payload: text.slice(end + 1) };
}

/** Opens a stored event, and lets go of its payload. */
export function summaryOf(event: StoredEvent): EventSummary {
  const { payload: _, ...summary } = openedEvent(event);
  return summary;
}
