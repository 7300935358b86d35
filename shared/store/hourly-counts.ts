import { ConditionalCheckFailedException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { countedAt } from '../domain/counted-at.ts';
import { closedDays, isOfClosedDay, type RunningHours } from '../domain/running-hours.ts';
import { dayNamed, HOUR_S } from '../domain/time.ts';
import { uncounted, type Sequenced, type Watermarks } from '../domain/watermark.ts';
import type { DropReason } from './dropped-events.ts';
import { pause } from './table/backoff.ts';
import { between, isKept, readAll } from './table/read.ts';
import { keyOfStats } from './table/item-keys.ts';
import { statsDayOf } from './table/keys.ts';
import type { Store } from './table/store.ts';

/**
 * What happened when (ISO 8601 UTC), when it was received (milliseconds since 1970), and until when it is remembered.
 */
export interface Happening {
  timestamp: string;
  received: number;
  /** Epoch seconds. */
  expires_at: number;
}

/** Events of one hour; `hour` is its start in epoch seconds. */
export interface HourlyCount {
  hour: number;
  count: number;
}

/** An item that counts by the hour, as it was at a revision. */
export interface HourlyCounter extends RunningHours {
  marks: Watermarks;
  revision: number;
  /** Epoch seconds. */
  expires_at: number;
}

/**
 * Puts the days that a counter closes by going on to `hoursFrom`, before it does: an item for each that has events, with
 * what the counter has, and its watermarks, so that what it has counted does not count again there. Done again, by whomever,
 * it changes nothing, and where the counter has counted more since, the later revision stays.
 */
export async function close(store: Store, pk: string, counter: HourlyCounter, hoursFrom: number): Promise<void> {
  const days = [...closedDays(counter, hoursFrom)];
  await Promise.all(days.map(([day, hours]) => closeDay(store, keyOfStats(pk, dayNamed(day)), counter, hours)));
}

async function closeDay(
  store: Store,
  Key: ReturnType<typeof keyOfStats>,
  { marks, revision, expires_at }: HourlyCounter,
  hours: readonly (readonly [hour: number, count: number])[],
): Promise<void> {
  const values = [
    ...hours.map(([hour, count]) => [hourlyAttribute(hour), count] as const),
    ...Object.entries(marks).map(([shard, { last }]) => [markOf(shard), last] as const),
  ];
  await updateIf(store, {
    Key,
    UpdateExpression: `SET revision = :revision, expires_at = :expires, ${values.map((_, index) => `#n${index} = :v${index}`).join(', ')}`,
    ConditionExpression: 'attribute_not_exists(revision) OR revision < :revision',
    ExpressionAttributeNames: Object.fromEntries(values.map(([name], index) => [`#n${index}`, name])),
    ExpressionAttributeValues: {
      ':revision': revision,
      ':expires': expires_at,
      ...Object.fromEntries(values.map(([, value], index) => [`:v${index}`, value])),
    },
  });
}

/**
 * Counts those events of a shard's batch that are of days that are closed to their counter, after it has counted the
 * batch: one item a day, one write an item. The write holds only while the item's watermark of the shard is where the
 * events begin; of events that are delivered again in other parts, what is counted already is left out.
 */
export async function countClosed(
  store: Store,
  pk: string,
  counter: Pick<HourlyCounter, 'hours_from' | 'revision'>,
  shard: string,
  batch: readonly Sequenced<Happening>[],
): Promise<void> {
  const late = batch.filter(({ value }) => isOfClosedDay(counter, value));
  const days = Map.groupBy(late, ({ value }) => countedAt(value).slice(0, 10));
  for (const [day, records] of days) await countDay(store, keyOfStats(pk, day), counter.revision, shard, records);
}

async function countDay(
  store: Store,
  Key: ReturnType<typeof keyOfStats>,
  revision: number,
  shard: string,
  records: readonly Sequenced<Happening>[],
): Promise<void> {
  if (records.length === 0) return;
  const hours = [...Map.groupBy(records, ({ value }) => countedAt(value).slice(11, 13))];
  const mark = markOf(shard);
  const before = await updateIf(store, {
    Key,
    // The revision keeps out whoever would still close the day as it was before.
    UpdateExpression: `SET #mark = :last, expires_at = :expires, revision = if_not_exists(revision, :revision) ADD ${hours.map((_, index) => `#h${index} :n${index}`).join(', ')}`,
    ConditionExpression: 'attribute_not_exists(#mark) OR #mark < :first',
    ExpressionAttributeNames: {
      '#mark': mark,
      ...Object.fromEntries(hours.map(([hour], index) => [`#h${index}`, `h${hour}`])),
    },
    ExpressionAttributeValues: {
      ':first': records[0]!.sequence,
      ':last': records.at(-1)!.sequence,
      ':expires': Math.max(...records.map(({ value }) => value.expires_at)),
      ':revision': revision,
      ...Object.fromEntries(hours.map(([, inHour], index) => [`:n${index}`, inHour.length])),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  if (before === null) return;
  const last = before[mark]?.S ?? '';
  await countDay(store, Key, revision, shard, uncounted({ [shard]: { last, at: 0 } }, shard, records));
}

const markOf = (shard: string): string => `mark ${shard}`;
/** Names the attribute of an hour, by its number since 1970, in the item of its day. */
export const hourlyAttribute = (hour: number): string => `h${String(hour % 24).padStart(2, '0')}`;

type UpdateInput = Omit<UpdateCommand['input'], 'TableName'>;
type OldItem = NonNullable<ConditionalCheckFailedException['Item']>;

/** Updates an item; where the condition does not hold, answers with the item, as far as the input asks for it. */
async function updateIf(store: Store, input: UpdateInput): Promise<OldItem | null> {
  for (let attempt = 1; ; attempt++)
    try {
      await store.db.send(new UpdateCommand({ TableName: store.table, ...input }));
      return null;
    } catch (error) {
      // A transaction adds to the day at this moment (`closed-days.ts`).
      if (error instanceof TransactionConflictException && (await pause(attempt, store.deadlineMs))) continue;
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item ?? {};
    }
}

/**
 * Reads the hours with events of the days from `from` to `to` (`YYYY-MM-DD`, both included), of which a counter has the
 * latest two and the others are closed. Makes no call where the counter has all of them. The counter has to be read first.
 */
export async function readHours(
  store: Store,
  pk: string,
  running: RunningHours,
  from: string,
  to: string,
  now: Date,
): Promise<HourlyCount[]> {
  if (from >= dayNamed(running.hours_from)) return hoursOfCounter(running);
  return (await readDays(store, pk, running, from, to, now)).hours;
}

/** How many events were refused on a day, by reason; `day` is its start in epoch seconds. */
export type RefusedOnDay = { day: number } & Record<DropReason, number>;

/** Reads the same, and how many events were refused on those days, by reason: of all together, and of each. */
export async function readDays(
  store: Store,
  pk: string,
  running: RunningHours,
  from: string,
  to: string,
  now: Date,
): Promise<{ hours: HourlyCount[]; refused: RefusedOnDay[] } & Record<DropReason, number>> {
  const days = await readAll<DayItem>(store, between(store, pk, keyOfStats(pk, from).sk, keyOfStats(pk, to).sk));
  const kept = days.filter((day) => isKept(day, now));
  const total = (reason: DropReason): number => kept.reduce((sum, day) => sum + (day[reason] ?? 0), 0);
  // A day that is not closed yet may be there: who was about to close it has died.
  const closed = kept.filter((day) => statsDayOf(day) < dayNamed(running.hours_from));
  const hours = [...closed.flatMap(hoursOfDay), ...hoursOfCounter(running)];
  const refused = kept.map((day) => ({
    day: Date.parse(statsDayOf(day)) / 1000,
    dropped: day.dropped ?? 0,
    garbled: day.garbled ?? 0,
  }));
  return { hours, refused, dropped: total('dropped'), garbled: total('garbled') };
}

type DayItem = Record<string, unknown> & { sk: string; expires_at: number } & Partial<Record<DropReason, number>>;

function hoursOfDay(item: DayItem): HourlyCount[] {
  const midnight = Date.parse(statsDayOf(item)) / 1000;
  const counts = Object.entries(item).filter(([name]) => /^h\d\d$/.test(name));
  return inOrder(
    counts.map(([name, value]) => ({ hour: midnight + Number(name.slice(1)) * HOUR_S, count: Number(value) })),
  );
}

function hoursOfCounter({ hours }: RunningHours): HourlyCount[] {
  return inOrder(Object.entries(hours).map(([hour, count]) => ({ hour: Number(hour) * HOUR_S, count })));
}

function inOrder(hours: readonly HourlyCount[]): HourlyCount[] {
  return hours.toSorted((one, other) => one.hour - other.hour);
}
