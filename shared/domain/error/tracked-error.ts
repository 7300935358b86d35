import { countedAt } from '../counted-at.ts';
import { distinctCount, withHashes, type Sketch } from './distinct.ts';
import type { EventSummary } from '../event-summary.ts';
import { advanced, uncounted, type SequenceNumber, type Sequenced, type Watermarks } from '../watermark.ts';

export const ERROR_STATUSES = ['unresolved', 'resolved', 'ignored'] as const;
export type ErrorStatus = (typeof ERROR_STATUSES)[number];

/** An error: all events of a project that group together, counted. */
export interface TrackedError {
  id: number;
  project_id: number;
  status: ErrorStatus;
  title: string;
  type: string;
  message: string;
  culprit: string;
  level: string;
  platform: string;
  count: number;
  users: Sketch;
  /** ISO 8601 UTC. */
  first_seen: string;
  last_seen: string;
  /** Of the event seen last. */
  last_event_id: string;
  first_release: string | null;
  last_release: string | null;
  environments: readonly string[];
  /** The releases it was seen in, the latest last. */
  releases: readonly string[];
  /** Milliseconds since 1970 at which somebody resolved it: only events received later bring it back. */
  resolved_at: number | null;
  /** When an event reopened it after it had been resolved, ISO 8601. */
  regressed_at: string | null;
  /** Events per hour, by the hour's number since 1970, over the last 24 hours of its life. */
  hours: Readonly<Record<string, number>>;
  /** Events received up to here (milliseconds since 1970) belong to a former life that somebody deleted. */
  deleted_before: number;
  /** Epoch seconds from which its last event is gone. */
  expires_at: number;
  marks: Watermarks;
  /** Shard and sequence number of the event that it began with: a batch that is delivered again still tells that it did. */
  born: { shard: string; sequence: SequenceNumber };
}

/**
 * How much an error keeps of where it was seen: so many names, which together take so many bytes of UTF-8. Every batch
 * writes the whole item and pays for each KiB, so all texts and lists of an item together have to stay below 10 KiB. A
 * hundred Git hashes (4,000 bytes) fit.
 */
const ENVIRONMENTS_LIMIT = { names: 50, bytes: 1_536 };
const RELEASES_LIMIT = { names: 100, bytes: 4_096 };
const HOUR_MS = 60 * 60 * 1000;
const HOURS_KEPT = 25;

const hourOf = (event: EventSummary): number => Math.floor(Date.parse(countedAt(event)) / HOUR_MS);

/**
 * An error after a batch of its events, or `null` when all of them are counted already. The latest event gives title,
 * level and the like. An event that is received after the error was resolved reopens it; ignored stays ignored. After an
 * error has outlived its last event it begins anew, whether or not DynamoDB has removed it already.
 */
export function withEvents(
  current: TrackedError | null,
  shard: string,
  batch: readonly Sequenced<EventSummary>[],
  now: number,
): TrackedError | null {
  const fresh = uncounted(current?.marks ?? {}, shard, batch);
  if (fresh.length === 0) return null;
  const marks = advanced(current?.marks ?? {}, shard, fresh.at(-1)!.sequence, now);
  const kept = fresh.filter(({ value }) => value.received > (current?.deleted_before ?? 0));
  if (kept.length === 0) return current && { ...current, marks };
  const before = isLive(current) && current.expires_at * 1000 > now ? current : null;
  const events = kept.map(({ value }) => value);
  const born = before?.born ?? { shard, sequence: kept[0]!.sequence };
  return { ...counted(before, current?.deleted_before ?? 0, events), born, marks };
}

/** A deleted error stays behind without events, to tell its old ones from new ones. */
export function isLive(error: TrackedError | null): error is TrackedError {
  return error !== null && error.count > 0;
}

/** Returns how many users an error has: never more than events, because an estimate may be wrong and may be made so. */
export function userCount({ users, count }: TrackedError): number {
  return Math.min(distinctCount(users), count);
}

function counted(
  before: TrackedError | null,
  deletedBefore: number,
  events: readonly EventSummary[],
): Omit<TrackedError, 'marks' | 'born'> {
  const inOrder = events.toSorted((one, other) => Date.parse(one.timestamp) - Date.parse(other.timestamp));
  const [first, last] = [inOrder[0]!, inOrder.at(-1)!];
  const isLatest = before === null || last.timestamp >= before.last_seen;
  const isFirst = before === null || first.timestamp < before.first_seen;
  const shown = isLatest ? last : before;
  const released = inOrder.flatMap(({ release }) => (release === null ? [] : [release]));
  const reopening =
    before?.status === 'resolved' ? events.find(({ received }) => received > (before.resolved_at ?? 0)) : undefined;
  return {
    id: last.error_id,
    project_id: last.project_id,
    status: reopening ? 'unresolved' : (before?.status ?? 'unresolved'),
    ...headlineOf(shown),
    level: shown.level,
    platform: shown.platform,
    count: (before?.count ?? 0) + events.length,
    users: withHashes(
      before?.users ?? [],
      events.flatMap(({ user_hash }) => (user_hash === null ? [] : [user_hash])),
    ),
    first_seen: isFirst ? first.timestamp : before.first_seen,
    last_seen: isLatest ? last.timestamp : before.last_seen,
    last_event_id: isLatest ? last.event_id : before.last_event_id,
    first_release: (isFirst ? first.release : null) ?? before?.first_release ?? released[0] ?? null,
    last_release: (isLatest ? released.at(-1) : undefined) ?? before?.last_release ?? released.at(-1) ?? null,
    environments: latest(
      [
        ...(before?.environments ?? []),
        ...inOrder.flatMap(({ environment }) => (environment === null ? [] : [environment])),
      ],
      ENVIRONMENTS_LIMIT,
    ),
    releases: latest([...(before?.releases ?? []), ...released], RELEASES_LIMIT),
    resolved_at: reopening ? null : (before?.resolved_at ?? null),
    regressed_at: reopening ? new Date(reopening.received).toISOString() : (before?.regressed_at ?? null),
    hours: withHours(before?.hours ?? {}, inOrder),
    deleted_before: deletedBefore,
    expires_at: Math.max(before?.expires_at ?? 0, ...events.map((event) => event.expires_at)),
  };
}

type Headline = Pick<TrackedError, 'title' | 'type' | 'message' | 'culprit'>;

/** An error that takes events beyond the limit of new errors is not about any of them. */
function headlineOf({ title, type, message, culprit, overflow }: Headline & { overflow?: number }): Headline {
  if (overflow === undefined) return { title, type, message, culprit };
  return {
    title: `Too many new errors: more than ${overflow} in an hour`,
    type: 'Too many new errors',
    message: `more than ${overflow} in an hour`,
    culprit: '',
  };
}

/** Without repetition, each at its last place; of too many, or too long ones, the latest. */
function latest(names: readonly string[], limit: { names: number; bytes: number }): string[] {
  const latestFirst = [...new Set(names.toReversed())].slice(0, limit.names);
  let bytes = 0;
  const tooMuch = latestFirst.findIndex((name) => (bytes += Buffer.byteLength(name)) > limit.bytes);
  return latestFirst.slice(0, tooMuch < 0 ? limit.names : tooMuch).toReversed();
}

function withHours(hours: Readonly<Record<string, number>>, events: readonly EventSummary[]): Record<string, number> {
  const sums = new Map(Object.entries(hours).map(([hour, count]) => [Number(hour), count]));
  for (const hour of events.map(hourOf)) sums.set(hour, (sums.get(hour) ?? 0) + 1);
  const newest = Math.max(...sums.keys());
  return Object.fromEntries([...sums].filter(([hour]) => hour > newest - HOURS_KEPT));
}

/** An error after somebody set its status. To resolve or ignore what is so already changes nothing. */
export function withStatus(error: TrackedError, status: ErrorStatus, now: Date): TrackedError {
  if (error.status === status) return error;
  return { ...error, status, resolved_at: status === 'resolved' ? now.getTime() : null };
}

/** What stays of a deleted error: how far it was counted, so that nothing is counted again, and which events were its. */
export function withoutEvents(error: TrackedError, now: Date): TrackedError {
  const unsaid = { title: '', type: '', message: '', culprit: '', first_release: null, last_release: null };
  const noEvents = { count: 0, users: [], hours: {}, environments: [], releases: [] };
  return { ...error, ...unsaid, ...noEvents, deleted_before: now.getTime() };
}
