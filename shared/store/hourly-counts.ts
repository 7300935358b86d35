import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { countedAt } from '../domain/counted-at.ts';
import { HOUR_S } from '../domain/time.ts';
import { uncounted, type Sequenced } from '../domain/watermark.ts';
import type { DropReason } from './dropped-events.ts';
import { isKept, readAll } from './table/read.ts';
import { keys, statsDayOf } from './table/keys.ts';
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

/**
 * Counts a batch of a shard by the hour (`countedAt`), one item a day, one write an item. The write holds only while
 * the item's watermark of the shard is where the batch begins; of a batch that is delivered again in other parts, what
 * is counted already is left out.
 */
export async function count(
  store: Store,
  pk: string,
  shard: string,
  batch: readonly Sequenced<Happening>[],
): Promise<void> {
  const days = Map.groupBy(batch, ({ value }) => countedAt(value).slice(0, 10));
  for (const [day, records] of days) await countDay(store, pk, day, shard, records);
}

async function countDay(
  store: Store,
  pk: string,
  day: string,
  shard: string,
  records: readonly Sequenced<Happening>[],
): Promise<void> {
  if (records.length === 0) return;
  const hours = [...Map.groupBy(records, ({ value }) => countedAt(value).slice(11, 13))];
  const mark = `mark ${shard}`;
  try {
    await store.db.send(
      new UpdateCommand({
        TableName: store.table,
        Key: keys.stats(pk, day),
        UpdateExpression: `SET #mark = :last, expires_at = :expires ADD ${hours.map((_, index) => `#h${index} :n${index}`).join(', ')}`,
        ConditionExpression: 'attribute_not_exists(#mark) OR #mark < :first',
        ExpressionAttributeNames: {
          '#mark': mark,
          ...Object.fromEntries(hours.map(([hour], index) => [`#h${index}`, `h${hour}`])),
        },
        ExpressionAttributeValues: {
          ':first': records[0]!.sequence,
          ':last': records.at(-1)!.sequence,
          ':expires': Math.max(...records.map(({ value }) => value.expires_at)),
          ...Object.fromEntries(hours.map(([, inHour], index) => [`:n${index}`, inHour.length])),
        },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const counted = error.Item?.[mark]?.S ?? '';
    const left = uncounted({ [shard]: { last: counted, at: 0 } }, shard, records);
    await countDay(store, pk, day, shard, left);
  }
}

/**
 * Reads the days from `from` to `to` (`YYYY-MM-DD`, both included): the hours with events, and how many were refused, by reason.
 */
export async function readDays(
  store: Store,
  pk: string,
  from: string,
  to: string,
  now: Date,
): Promise<{ hours: HourlyCount[] } & Record<DropReason, number>> {
  const days = await readAll<
    Record<string, unknown> & { sk: string; expires_at: number } & Partial<Record<DropReason, number>>
  >(store, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': keys.stats(pk, from).sk, ':to': keys.stats(pk, to).sk },
    ConsistentRead: true,
  });
  const kept = days.filter((day) => isKept(day, now));
  const total = (reason: DropReason): number => kept.reduce((sum, day) => sum + (day[reason] ?? 0), 0);
  return { hours: kept.flatMap(hoursOf), dropped: total('dropped'), garbled: total('garbled') };
}

function hoursOf(item: Record<string, unknown> & { sk: string }): HourlyCount[] {
  const midnight = Date.parse(statsDayOf(item)) / 1000;
  const counts = Object.entries(item).filter(([name]) => /^h\d\d$/.test(name));
  return counts
    .map(([name, value]) => ({ hour: midnight + Number(name.slice(1)) * HOUR_S, count: Number(value) }))
    .toSorted((one, other) => one.hour - other.hour);
}
