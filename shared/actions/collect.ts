import { digestEvent } from '../ingest/digest-event.ts';
import { openBody, type RequestBody } from '../ingest/request-body.ts';
import { sentryAuth, type AuthSources } from '../ingest/sentry-auth.ts';
import type { IngestLimits } from '../kernel/environment.ts';
import { NotFound, RateLimited, TooLarge, Unreadable } from '../kernel/errors.ts';
import { secondsBlocked } from '../kernel/quota.ts';
import { putEvent } from '../store/error-events.ts';
import type { Intake } from '../store/intake.ts';
import type { Store } from '../store/store.ts';

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
  /** Settings and key, read at most seconds ago. */
  intake: (projectId: number, publicKey: string) => Promise<Intake>;
  /** Told how many events of a project were refused for its limits. */
  dropped: (projectId: number, events: number, now: Date) => Promise<void>;
}

/** Inflated, in bytes. A larger event is refused by Sentry too; a larger envelope does not come through the gateway. */
const LIMITS = { event: 1024 * 1024, body: 20 * 1024 * 1024 };

/**
 * Takes what an SDK sends: when it returns, every event is in the table. `id` is the first event's; there is none when
 * nothing was an event.
 * @throws Unreadable, TooLarge, NotFound (no such project, not integrated, no such key), RateLimited; then nothing is stored.
 */
export async function collect(parts: CollectorParts, delivery: Delivery): Promise<{ id?: string }> {
  const opened = openBody(delivery.body, LIMITS);
  if (opened.outcome === 'malformed') throw new Unreadable(opened.problem);
  if (opened.outcome === 'too-large') throw new TooLarge(`${opened.subject} is larger than ${opened.limit} bytes`);
  const publicKey = publicKeyOf({ ...delivery.auth, dsn: opened.header['dsn'] }, delivery.projectId);
  const { settings } = await admit(parts, delivery, publicKey, opened.events.length);

  const digested = opened.events.map((event) =>
    digestEvent(event, {
      projectId: delivery.projectId,
      publicKey,
      receipt: {
        receivedAt: delivery.receivedAt,
        sentAt: opened.header['sent_at'],
        remoteAddress: delivery.remoteAddress,
      },
      scrub: settings.scrub_data,
      retentionDays: parts.limits.retentionDays,
    }),
  );
  const events = digested.map((one) => {
    if (one.outcome !== 'ok') throw new Unreadable(one.problem);
    return one.event;
  });
  await Promise.all(events.map((event) => putEvent(parts.store, event)));
  return events.length > 0 ? { id: events[0]!.event_id } : {};
}

function publicKeyOf(sources: AuthSources, projectId: number): string {
  const auth = sentryAuth(sources, projectId);
  if (auth.outcome === 'conflict') throw new Unreadable(auth.problem);
  if (auth.outcome === 'none')
    throw new Unreadable('no client key: give X-Sentry-Auth, sentry_key, or a dsn in the envelope header');
  // Nothing else can be a key, nor part of a key of the table.
  if (!PUBLIC_KEY.test(auth.key)) throw new NotFound(null, NO_KEY);
  return auth.key;
}

const PUBLIC_KEY = /^\w{1,64}$/;
const NO_KEY = 'the client key is unknown or switched off';

/** GitLab's checks and answers. They come after the body is read, for an envelope may be all that names the key. */
async function admit(parts: CollectorParts, { projectId, receivedAt }: Delivery, publicKey: string, events: number) {
  const { projectExists, settings, key, keyUsage, projectUsage } = await parts.intake(projectId, publicKey);
  if (!projectExists) throw new NotFound('Project');
  if (!settings?.active || !settings.integrated)
    throw new NotFound(null, 'the project takes no events: its integrated error tracking is off');
  if (!key?.active) throw new NotFound(null, NO_KEY);
  const { limits } = parts;
  const now = receivedAt.getTime();
  const waits = [
    secondsBlocked(keyUsage, key.rate_limit ?? limits.clientKey, now),
    secondsBlocked(projectUsage, limits.project, now),
  ];
  const seconds = Math.max(...waits.map((wait) => wait ?? 0));
  if (seconds > 0 && events > 0) {
    await parts.dropped(projectId, events, receivedAt);
    throw new RateLimited(seconds);
  }
  return { settings };
}
