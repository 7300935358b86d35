import { countBatch } from '../../../shared/services/events/count-batch.ts';
import type { IngestLimits } from '../../../shared/domain/ingest-limits.ts';
import { newestFirst, placeOf } from '../../../shared/domain/event-order.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { NO_HOURS, type RunningHours } from '../../../shared/domain/running-hours.ts';
import type { Sequenced } from '../../../shared/domain/watermark.ts';
import * as hourlyCounts from '../../../shared/store/hourly-counts.ts';
import * as projectCounts from '../../../shared/store/project-counts.ts';
import type { StoredCounts } from '../../../shared/store/stored-counts.ts';
import { readItem } from '../../../shared/store/table/read.ts';
import { keyOfCounts } from '../../../shared/store/table/item-keys.ts';
import { errorPk, projectPk } from '../../../shared/store/table/keys.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import * as errors from '../../../shared/store/errors.ts';
import { listOf } from '../../kit/unit/listed.ts';
import { eventId, HOUR_MS, NOW, summary } from '../../kit/unit/summaries.ts';

export const LIMITS: IngestLimits = {
  retentionDays: 90,
  clientKey: { count: 1_000, window: 86_400 },
  project: { count: 1_000, window: 86_400, bytes: 1_000_000 },
  newErrorsPerHour: 1_000,
};

export const deliver = (store: Store, shard: string, batch: readonly Sequenced<EventSummary>[]): Promise<void> =>
  batch.length === 0 ? Promise.resolve() : countBatch(store, LIMITS, shard, batch, NOW);

/** What a test says of an event: which error, which key, how many hours ago, whose. */
export interface Drawn {
  error: number;
  key: number;
  hoursAgo: number;
  user: number | null;
  /** Days from `NOW` to its receipt; none if it is missing. */
  daysLater?: number;
}

export function drawnEvent(
  projectId: number,
  { error, key, hoursAgo, user, daysLater = 0 }: Drawn,
  number: number,
): EventSummary {
  const received = NOW.getTime() + daysLater * 24 * HOUR_MS;
  return summary({
    project_id: projectId,
    event_id: eventId(number + 1),
    error_id: error,
    public_key: `glet_${key}`,
    // Most of them newer than those before, which an error lists itself where they are not late.
    timestamp: new Date(received - hoursAgo * HOUR_MS + (number % 4 === 3 ? -number : number)).toISOString(),
    received,
    expires_at: Math.floor(received / 1000) + 90 * 86_400,
    user_hash: user,
  });
}

/** All that the table tells of a project's events, once they are counted. */
export interface Counts {
  errors: Record<string, { count: number; first: string; last: string; users: readonly number[]; ids: string[] }>;
  hours: Record<string, [number, number][]>;
  used: Record<string, number>;
  newErrors: number;
}

const sorted = <Value>(values: Iterable<Value>): Value[] =>
  [...values].toSorted((one, other) => (one < other ? -1 : 1));
const groups = <Key, Value>(values: readonly Value[], by: (value: Value) => Key): [Key, Value[]][] => [
  ...Map.groupBy(values, by),
];

/** What it should tell. Limits have windows of a day by the clock; new errors are all of one hour. */
export function expectedCounts(events: readonly EventSummary[]): Counts {
  const hourOf = ({ timestamp, received }: EventSummary): number => {
    const happened = Date.parse(timestamp);
    return Math.floor((received - happened > 24 * HOUR_MS ? received : happened) / HOUR_MS) * 3600;
  };
  const byHour = (some: readonly EventSummary[]): [number, number][] =>
    groups(some, hourOf)
      .map(([hour, inHour]): [number, number] => [hour, inHour.length])
      .toSorted(([one], [other]) => one - other);
  const byError = groups(events, ({ error_id }) => String(error_id));
  return {
    errors: Object.fromEntries(
      byError.map(([id, own]) => {
        const times = sorted(own.map(({ timestamp }) => timestamp));
        const users = sorted(new Set(own.flatMap(({ user_hash }) => user_hash ?? [])));
        const ids = own
          .map(placeOf)
          .toSorted(newestFirst)
          .map((place) => place.id);
        return [id, { count: own.length, first: times[0]!, last: times.at(-1)!, users, ids }];
      }),
    ),
    hours: Object.fromEntries([['project', byHour(events)], ...byError.map(([id, own]) => [id, byHour(own)] as const)]),
    used: Object.fromEntries([
      ['project', inNewestWindow(events)],
      ...groups(events, ({ public_key }) => public_key).map(([key, own]) => [key, inNewestWindow(own)] as const),
    ]),
    newErrors: byError.length,
  };
}

function inNewestWindow(events: readonly EventSummary[]): number {
  const windows = events.map(({ received }) => Math.floor(received / (24 * HOUR_MS)));
  return windows.filter((window) => window === Math.max(...windows)).length;
}

/** What it does tell, of the errors and keys that there should be. */
export async function storedCounts(store: Store, projectId: number, expected: Counts): Promise<Counts> {
  const counts: Counts = { errors: {}, hours: {}, used: {}, newErrors: 0 };
  const hours = async (pk: string, running: RunningHours | null): Promise<[number, number][]> =>
    (await hourlyCounts.readHours(store, pk, running ?? NO_HOURS, '2024-05-01', '2024-05-31', NOW)).map(
      ({ hour, count }) => [hour, count],
    );
  for (const id of Object.keys(expected.errors)) {
    const error = await errors.read(store, projectId, Number(id), NOW);
    const listed = await listOf(store, projectId, Number(id), { way: 'older', after: null, limit: 1_000 });
    if (error !== null)
      counts.errors[id] = {
        count: error.count,
        first: error.first_seen,
        last: error.last_seen,
        users: error.users,
        ids: listed.map((event) => event.id),
      };
    counts.hours[id] = await hours(errorPk(projectId, Number(id)), error);
  }
  const ofProject = await readItem<StoredCounts>(store, keyOfCounts(projectId));
  counts.hours['project'] = await hours(projectPk(projectId), await projectCounts.readHours(store, projectId, NOW));
  const ofKeys = await projectCounts.ofClientKeys(store, projectId);
  for (const key of Object.keys(expected.used))
    counts.used[key] = (key === 'project' ? ofProject?.usage?.used : ofKeys.get(key)?.used) ?? 0;
  counts.newErrors = ofProject?.new_errors?.count ?? 0;
  return counts;
}
