import { readEnvelope } from './envelope.ts';
import type { Json, JsonObject } from './event.ts';
import { inflate } from './inflate.ts';
import { tooLarge, type Malformed, type TooLarge } from './outcome.ts';
import { readStoreBody } from './store-body.ts';

export interface RequestBody {
  bytes: Buffer;
  contentEncoding: string | undefined;
  contentType: string | undefined;
  /** Which of the two endpoints it came to. */
  endpoint: 'envelope' | 'store';
}

/** In bytes, inflated. */
export interface Limits {
  body: number;
  event: number;
}

export interface EventBytes {
  /** JSON, not read yet: who may not send is refused before. */
  bytes: Buffer;
  /** The envelope's id, where it can only mean this event. */
  headerEventId: Json | undefined;
}

/** `header` is empty for the store endpoint. `events` are in the order sent; other items are left out. */
export type OpenedBody = { outcome: 'ok'; header: JsonObject; events: EventBytes[] } | Malformed | TooLarge;

/**
 * What a request carries, up to its events' JSON. Content types mean nothing to the envelope endpoint (browsers send
 * `text/plain`); at the store endpoint one of them announces an envelope.
 */
export function openBody(body: RequestBody, limits: Limits): OpenedBody {
  const inflated = inflate(body.bytes, body.contentEncoding, limits.body);
  if (inflated.outcome !== 'ok') return inflated;
  const isEnvelope = body.endpoint === 'envelope' || /x-sentry-envelope/i.test(body.contentType ?? '');
  return isEnvelope ? openEnvelope(inflated.bytes, limits) : openStoreBody(inflated.bytes, limits);
}

function openEnvelope(bytes: Buffer, limits: Limits): OpenedBody {
  const envelope = readEnvelope(bytes);
  if (envelope.outcome !== 'ok') return envelope;
  const payloads = envelope.items.filter(({ header }) => header['type'] === 'event').map(({ payload }) => payload);
  if (payloads.some(({ length }) => length > limits.event)) return tooLarge('event', limits.event);
  // SDKs put one event in an envelope. Where there are more, one id for all would make duplicates of them.
  const headerEventId = payloads.length === 1 ? envelope.header['event_id'] : undefined;
  return {
    outcome: 'ok',
    header: envelope.header,
    events: payloads.map((payload) => ({ bytes: payload, headerEventId })),
  };
}

function openStoreBody(bytes: Buffer, limits: Limits): OpenedBody {
  const event = readStoreBody(bytes, limits.event);
  if (event.outcome !== 'ok') return event.outcome === 'too-large' ? tooLarge('event', limits.event) : event;
  if (event.bytes.length > limits.event) return tooLarge('event', limits.event);
  return { outcome: 'ok', header: {}, events: [{ bytes: event.bytes, headerEventId: undefined }] };
}
