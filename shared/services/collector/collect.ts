import { overflowed } from '../../ingest/grouping/overflow.ts';
import { tooLargeText, type Malformed, type TooLarge as TooLargeOutcome } from '../../ingest/request/outcome.ts';
import { garbledCoding, REPLACEMENT } from '../../ingest/request/garbled.ts';
import { openBody, openHeader } from '../../ingest/request/request-body.ts';
import { sentryAuth, type AuthSources } from '../../ingest/request/sentry-auth.ts';
import { readEvent } from '../../ingest/read-event.ts';
import { settleEvent } from '../../ingest/settle-event.ts';
import { isPublicKey } from '../../domain/client-key.ts';
import type { StoredEvent } from '../../domain/stored-event.ts';
import type { IngestLimits } from '../../domain/ingest-limits.ts';
import { MAX_EVENT_BYTES, MAX_REQUEST_BYTES } from '../../domain/limits.ts';
import type { ReceivedRequest } from '../../domain/received-request.ts';
import { Garbled, NotFound, RateLimited, TooLarge, Unreadable } from '../../domain/refusals.ts';
import * as events from '../../store/events.ts';
import type { Store } from '../../store/table/store.ts';
import { UNKNOWN_KEY, type Admission, type Admitted } from './admission.ts';
import type { NewErrorLimit } from './new-error-limit.ts';
import { withKnownIds } from './sent-before.ts';
import { mapWithin, type MapEvent } from './source-maps.ts';

export interface CollectorParts {
  store: Store;
  limits: IngestLimits;
  admission: Admission;
  newErrors: NewErrorLimit;
  /** Records how many events of a project were refused for its limits. */
  dropped: (store: Store, projectId: number, events: number, now: Date) => Promise<void>;
  /** Records how many requests of a project came with a body that was destroyed on its way. */
  garbled: (store: Store, projectId: number, requests: number, now: Date) => Promise<void>;
  mapEvent: MapEvent;
  /** Milliseconds that source maps may take of a request. */
  mapMs: number;
}

const LIMITS = { event: MAX_EVENT_BYTES, body: MAX_REQUEST_BYTES };

/**
 * Stores the events of a request: when it returns, every one is in the table. `id` is the first event's; there is none when
 * nothing was an event. Who may send is known before the body is inflated, so a stranger costs next to nothing.
 * @throws Unreadable, Garbled, TooLarge, NotFound (no such project, not integrated, no such key), RateLimited; then nothing is stored.
 */
export async function collect(parts: CollectorParts, request: ReceivedRequest): Promise<{ id?: string }> {
  const { projectId, receivedAt } = request;
  await refuseGarbled(parts, request);
  const publicKey = await publicKeyOf(request);
  const admitted = await parts.admission(parts.store, projectId, publicKey, receivedAt.getTime());
  const { header, events: sent } = accepted(openBody(request, LIMITS), request);
  keyOf({ ...request, dsn: header['dsn'] }, projectId);
  if (sent.length === 0) return {};

  const seconds = await admitted.secondsBlocked(sent.length);
  if (seconds !== null) {
    await parts.dropped(parts.store, projectId, sent.length, receivedAt);
    throw new RateLimited(seconds);
  }
  const terms = { publicKey, userSalt: admitted.userSalt, retentionDays: parts.limits.retentionDays };
  const mapped = mapWithin(parts.mapEvent, parts.store, request, parts.mapMs);
  const settled: StoredEvent[] = [];
  // One after another, because the trees of ten events at once would need ten times the memory.
  for (const event of await withKnownIds(parts.store, projectId, sent)) {
    const read = accepted(readEvent(event, request, admitted.settings.scrub_data), request);
    if (read.outcome === 'ok') settled.push(settleEvent(admitted.hasMaps ? await mapped(read) : read, request, terms));
  }
  await store(parts, admitted, settled, receivedAt.getTime());
  const [first] = settled;
  return first === undefined ? {} : { id: first.event_id };
}

const OTHER_TYPE = 'send it under a type that is not text, such as application/x-sentry-envelope';

/** How a body that was taken for text would arrive whole. */
function wayOut({ elsewhere = null }: ReceivedRequest): string {
  return elsewhere === null ? OTHER_TYPE : `it is taken where the DSN leads to ${elsewhere}`;
}

/**
 * What to do about a body that cannot be read and may have lost bytes on its way: an attachment, say, that is longer now
 * than its item says. Nobody can tell whether U+FFFD was sent or stands for what was lost, so it is no more than a hint.
 */
function lossHint(request: ReceivedRequest): string {
  if (!request.arrivedAsText || !request.bytes.includes(REPLACEMENT)) return '';
  return `; it has U+FFFD where bytes that are no text may have been, which its content type, ${request.contentType}, has destroyed on the way; ${wayOut(request)}`;
}

/**
 * Refuses a body that was destroyed on its way, and counts that for a project whose key the request names. A tunnelled
 * envelope names it in the body alone.
 * @throws Garbled, or NotFound for a key that may not send.
 */
async function refuseGarbled(parts: CollectorParts, request: ReceivedRequest): Promise<void> {
  const { projectId, receivedAt, bytes, contentEncoding, contentType } = request;
  const garbled = request.arrivedAsText ? garbledCoding(bytes, contentEncoding) : null;
  if (garbled === null) return;
  const publicKey = keyOf(request, projectId);
  if (publicKey !== null) {
    await parts.admission(parts.store, projectId, publicKey, receivedAt.getTime());
    await parts.garbled(parts.store, projectId, 1, receivedAt);
  }
  throw new Garbled(
    `the body is ${garbled.coding}, and its content type, ${contentType}, had it destroyed on its way; ${garbled.isAsNamed ? wayOut(request) : OTHER_TYPE}`,
  );
}

/**
 * Puts the events, those of new errors beyond the limit into the overflow error.
 * @throws as the table does, after the last put has ended; sent again, the events that are stored are recognised.
 */
async function store(
  { store: table, limits, newErrors }: CollectorParts,
  admitted: Admitted,
  received: readonly StoredEvent[],
  now: number,
): Promise<void> {
  const placed: StoredEvent[] = [];
  for (const event of received) {
    const judged = await newErrors(table, event.project_id, event.error_id, admitted.newErrors, now);
    placed.push(judged === 'within' ? event : overflowed(event, limits.newErrorsPerHour));
  }
  await events.putMany(table, placed, (stored) => admitted.letIn(1, stored.packed.length));
}

/** From the headers or the query where it is there; only a tunnelled envelope says it in its first line. */
async function publicKeyOf(request: ReceivedRequest): Promise<string> {
  const named = keyOf(request, request.projectId);
  if (named !== null) return named;
  const { value: header } = accepted(await openHeader(request), request);
  const tunnelled = keyOf({ dsn: header['dsn'] }, request.projectId);
  if (tunnelled === null)
    throw new Unreadable('no client key: give X-Sentry-Auth, sentry_key, or a dsn in the envelope header');
  return tunnelled;
}

/** @throws Unreadable for contradictions, NotFound for what cannot be a key; `null` when none is named. */
function keyOf(sources: AuthSources, projectId: number): string | null {
  const auth = sentryAuth(sources, projectId);
  if (auth.outcome === 'conflict') throw new Unreadable(auth.problem);
  if (auth.outcome === 'none') return null;
  if (!isPublicKey(auth.key)) throw new NotFound('client-key', UNKNOWN_KEY);
  return auth.key;
}

function accepted<Outcome extends { outcome: 'ok' | 'no-error' }>(
  read: Outcome | Malformed | TooLargeOutcome,
  request: ReceivedRequest,
): Outcome {
  if (read.outcome === 'malformed') throw new Unreadable(read.problem + lossHint(request));
  if (read.outcome === 'too-large') throw new TooLarge(tooLargeText(read));
  return read;
}
