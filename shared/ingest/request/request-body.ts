import { hash } from 'node:crypto';
import { MAX_ENVELOPE_EVENTS, MAX_ENVELOPE_HEADER_BYTES } from '../../domain/limits.ts';
import { readEnvelope, readEnvelopeHeader, type EnvelopeItem } from './envelope.ts';
import type { ReceivedRequest } from '../../domain/received-request.ts';
import type { ReadJson } from '../json/event-json.ts';
import type { Json, JsonObject } from '../event/error-event.ts';
import { newMentions, type Mentions } from '../scrub/assignments.ts';
import { firstLine } from './first-line.ts';
import { inflate } from './inflate.ts';
import { malformed, tooLarge, type Malformed, type TooLarge } from './outcome.ts';
import { openSecurityReports, type Reporter } from './security-reports.ts';
import { readStoreBody } from './store-body.ts';

const LINE_FEED = 0x0a;
const SPACE = 0x20;

export type RequestBody = Pick<ReceivedRequest, 'endpoint' | 'bytes' | 'contentEncoding' | 'contentType'> &
  Partial<Reporter>;

/** In bytes, inflated. */
export interface Limits {
  body: number;
  event: number;
}

/** An event and what its envelope says of it. */
export interface SentEvent {
  /** JSON, not read yet: who may not send is refused before. */
  bytes: Buffer;
  /** The envelope's id, where it can only mean this event. */
  headerEventId?: Json | undefined;
  /** Of one of several events, should it have no id: the same whenever the same envelope is sent again. */
  fallbackEventId?: string | undefined;
  /** An id that it may have from an earlier sending: where the project has that one, it is the event's. */
  neighbourEventId?: string | undefined;
  /** What all reports of a body share, because so many small events may together be as large as one. */
  mentions?: Mentions;
  /** Whether its envelope brought the dump of a native crash, which is not kept: what the event tells of is in there. */
  hasMinidump?: boolean;
  /** `sent_at` of the envelope's header: the sender's clock at the moment of sending. */
  sentAt?: Json | undefined;
}

/** `header` is empty for the store endpoint. `events` are in the order sent; other items are left out. */
export type OpenedBody = { outcome: 'ok'; header: JsonObject; events: SentEvent[] } | Malformed | TooLarge;

/**
 * Opens a request's body, up to the JSON of its events. Content types mean nothing to the envelope endpoint (browsers
 * send `text/plain`); at the store endpoint one of them announces an envelope, where there is more than one line.
 */
export function openBody(body: RequestBody, limits: Limits): OpenedBody {
  const inflated = inflate(body.bytes, body.contentEncoding, limits.body);
  if (inflated.outcome !== 'ok') return inflated;
  if (body.endpoint === 'security') return openReports(inflated.bytes, body, limits);
  const isOne = body.endpoint === 'envelope' || (isEnvelope(body) && hasItems(inflated.bytes));
  return isOne ? openEnvelope(inflated.bytes, limits) : openStoreBody(inflated.bytes, limits);
}

/** An event that is sent to the store endpoint under an envelope's type by mistake has nothing behind its only line. */
function hasItems(bytes: Buffer): boolean {
  const end = bytes.indexOf(LINE_FEED);
  return end !== -1 && bytes.subarray(end).some((byte) => byte > SPACE);
}

/**
 * Reads an envelope's header and nothing behind it: all that tells whose a tunnelled request is, before anybody knows
 * whether it may send. The header of a body that is no envelope is empty.
 */
export async function openHeader(body: RequestBody): Promise<ReadJson | TooLarge> {
  if (!isEnvelope(body)) return { outcome: 'ok', value: {} };
  if (body.bytes.length === 0) return malformed('empty request body');
  const line = await firstLine(body.bytes, body.contentEncoding, MAX_ENVELOPE_HEADER_BYTES);
  return line.outcome === 'ok' ? readEnvelopeHeader(line.bytes) : line;
}

function isEnvelope({ endpoint, contentType }: RequestBody): boolean {
  if (endpoint === 'security') return false;
  return endpoint === 'envelope' || /x-sentry-envelope/i.test(contentType ?? '');
}

function openEnvelope(bytes: Buffer, limits: Limits): OpenedBody {
  const envelope = readEnvelope(bytes);
  if (envelope.outcome !== 'ok') return envelope;
  const hasMinidump = envelope.items.some(isMinidump);
  const sent = envelope.items.filter(({ header }) => header['type'] === 'event').map(({ payload }) => payload);
  const payloads = sent.length === 0 && hasMinidump ? [CRASH] : sent;
  if (payloads.length > MAX_ENVELOPE_EVENTS)
    return malformed(`envelope has ${payloads.length} events, at most ${MAX_ENVELOPE_EVENTS}`);
  if (payloads.some(({ length }) => length > limits.event)) return tooLarge('event', limits.event);
  const { header } = envelope;
  const sentAt = header['sent_at'];
  if (payloads.length === 1)
    return {
      outcome: 'ok',
      header,
      events: [{ bytes: payloads[0]!, headerEventId: header['event_id'], sentAt, hasMinidump }],
    };
  // One id for all would make duplicates of them.
  const digest = payloads.length === 0 ? '' : hash('sha256', bytes);
  const events = payloads.map((payload, index) => ({
    bytes: payload,
    sentAt,
    fallbackEventId: hash('sha256', `${digest} ${index}`).slice(0, 32),
  }));
  return { outcome: 'ok', header, events };
}

/** What is known of a crash whose envelope has the dump alone, as crash handlers that upload by themselves send it. */
const CRASH = Buffer.from('{"platform":"native","level":"fatal"}');

/** https://develop.sentry.dev/sdk/data-model/envelope-items/#attachment */
function isMinidump({ header }: EnvelopeItem): boolean {
  return (
    header['type'] === 'attachment' &&
    (header['attachment_type'] === 'event.minidump' || header['attachment_type'] === 'event.applecrashreport')
  );
}

function openReports(
  bytes: Buffer,
  { receivedAt = new Date(), remoteAddress = null, ...more }: Partial<Reporter>,
  limits: Limits,
): OpenedBody {
  if (bytes.length === 0) return malformed('empty request body');
  if (bytes.length > limits.event) return tooLarge('request body', limits.event);
  const opened = openSecurityReports(bytes, { ...more, receivedAt, remoteAddress });
  if (opened.outcome !== 'ok') return opened;
  const mentions = newMentions();
  return { outcome: 'ok', header: {}, events: opened.events.map((event) => ({ ...event, mentions })) };
}

function openStoreBody(bytes: Buffer, limits: Limits): OpenedBody {
  const event = readStoreBody(bytes, limits.event);
  if (event.outcome !== 'ok') return event.outcome === 'too-large' ? tooLarge('event', limits.event) : event;
  if (event.bytes.length > limits.event) return tooLarge('event', limits.event);
  return { outcome: 'ok', header: {}, events: [{ bytes: event.bytes }] };
}
