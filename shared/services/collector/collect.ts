import { digestEvent } from '../../ingest/digest-event.ts';
import { overflowed } from '../../ingest/grouping/overflow.ts';
import { tooLargeText, type Malformed, type TooLarge as TooLargeOutcome } from '../../ingest/request/outcome.ts';
import { openBody, openHeader, type RequestBody } from '../../ingest/request/request-body.ts';
import { sentryAuth, type AuthSources } from '../../ingest/request/sentry-auth.ts';
import { isPublicKey } from '../../domain/client-key.ts';
import type { IngestLimits } from '../../domain/ingest-limits.ts';
import { NotFound, RateLimited, TooLarge, Unreadable } from '../../domain/refusals.ts';
import * as events from '../../store/events.ts';
import type { StoredEvent } from '../../store/events.ts';
import type { Store } from '../../store/table/store.ts';
import { UNKNOWN_KEY, type Admission, type Admitted } from './admission.ts';
import type { NewErrorLimit } from './new-error-limit.ts';

/** A request of an SDK, as far as HTTP goes. */
export interface Delivery {
  projectId: number;
  body: RequestBody;
  auth: Omit<AuthSources, 'dsn'>;
  remoteAddress: string | null;
  receivedAt: Date;
}

export interface CollectorParts {
  store: Store;
  limits: IngestLimits;
  admission: Admission;
  newErrors: NewErrorLimit;
  /** Told how many events of a project were refused for its limits. */
  dropped: (projectId: number, events: number, now: Date) => Promise<void>;
}

/** Inflated, in bytes. A larger event is refused by Sentry too; a larger envelope does not come through the gateway. */
const LIMITS = { event: 1024 * 1024, body: 20 * 1024 * 1024 };

/**
 * Takes what an SDK sends: when it returns, every event is in the table. `id` is the first event's; there is none when
 * nothing was an event. Who may send is known before the body is inflated, so a stranger costs next to nothing.
 * @throws Unreadable, TooLarge, NotFound (no such project, not integrated, no such key), RateLimited; then nothing is stored.
 */
export async function collect(parts: CollectorParts, delivery: Delivery): Promise<{ id?: string }> {
  const now = delivery.receivedAt.getTime();
  const publicKey = await publicKeyOf(delivery);
  const admitted = await parts.admission(delivery.projectId, publicKey, now);
  const opened = accepted(openBody(delivery.body, LIMITS));
  keyOf({ ...delivery.auth, dsn: opened.header['dsn'] }, delivery.projectId);
  if (opened.events.length === 0) return {};

  const seconds = admitted.secondsBlocked(opened.events.length);
  if (seconds !== null) {
    await parts.dropped(delivery.projectId, opened.events.length, delivery.receivedAt);
    throw new RateLimited(seconds);
  }
  const intent = {
    projectId: delivery.projectId,
    publicKey,
    userSalt: admitted.userSalt,
    receipt: {
      receivedAt: delivery.receivedAt,
      sentAt: opened.header['sent_at'],
      remoteAddress: delivery.remoteAddress,
    },
    scrub: admitted.settings.scrub_data,
    retentionDays: parts.limits.retentionDays,
  };
  const digested = opened.events.map((event) => accepted(digestEvent(event, intent)).event);
  await store(parts, admitted, digested, now);
  return { id: digested[0]!.event_id };
}

/** @throws whatever the table throws, after the last put has ended; sent again, the events that are stored are recognised. */
async function store(
  { store: table, limits, newErrors }: CollectorParts,
  admitted: Admitted,
  received: readonly StoredEvent[],
  now: number,
): Promise<void> {
  const placed: StoredEvent[] = [];
  for (const event of received) {
    const judged = await newErrors(event.project_id, event.error_id, admitted.usage, now);
    placed.push(judged === 'within' ? event : overflowed(event, limits.newErrorsPerHour));
  }
  await events.putMany(table, placed, (stored) => admitted.letIn(1, stored.payload_bytes));
}

/** From the headers or the query where it is there; only a tunnelled envelope says it in its first line. */
async function publicKeyOf({ auth, body, projectId }: Delivery): Promise<string> {
  const named = keyOf(auth, projectId);
  if (named !== null) return named;
  const { value: header } = accepted(await openHeader(body));
  const tunnelled = keyOf({ dsn: header['dsn'] }, projectId);
  if (tunnelled === null)
    throw new Unreadable('no client key: give X-Sentry-Auth, sentry_key, or a dsn in the envelope header');
  return tunnelled;
}

/** @throws Unreadable for contradictions, NotFound for what cannot be a key; `null` when none is named. */
function keyOf(sources: AuthSources, projectId: number): string | null {
  const auth = sentryAuth(sources, projectId);
  if (auth.outcome === 'conflict') throw new Unreadable(auth.problem);
  if (auth.outcome === 'none') return null;
  if (!isPublicKey(auth.key)) throw new NotFound(null, UNKNOWN_KEY);
  return auth.key;
}

function accepted<Outcome extends { outcome: 'ok' }>(read: Outcome | Malformed | TooLargeOutcome): Outcome {
  if (read.outcome === 'malformed') throw new Unreadable(read.problem);
  if (read.outcome === 'too-large') throw new TooLarge(tooLargeText(read));
  return read;
}
