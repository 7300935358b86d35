import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { HourlyEvents } from '../domain/running-hours.ts';
import { DAY_MS, dayNamed, HOUR_MS } from '../domain/time.ts';
import { hourlyAttribute } from './hourly-counts.ts';
import { keyOfStats } from './table/item-keys.ts';
import type { Store } from './table/store.ts';
import type { Write } from './table/transact.ts';

const HOURS_PER_DAY = DAY_MS / HOUR_MS;

/**
 * Makes the writes that add events to the items of days that are closed to an error, one for each day, for the transaction that
 * counts them in the error: so they are counted in both or in none.
 * @param error what counts them, as it was at its revision; 0: it was not there.
 */
export function additions(
  store: Store,
  pk: string,
  error: { revision: number; expires_at: number },
  hours: HourlyEvents,
): Write[] {
  const days = Map.groupBy(hours, ([hour]) => Math.floor(hour / HOURS_PER_DAY));
  return [...days].map(([day, counts]) => addition(store, keyOfStats(pk, dayNamed(day)), error, counts));
}

function addition(
  store: Store,
  Key: ReturnType<typeof keyOfStats>,
  { revision, expires_at }: { revision: number; expires_at: number },
  counts: readonly (readonly [hour: number, count: number])[],
): Write {
  const Update: UpdateCommand['input'] = {
    TableName: store.table,
    Key,
    // The revision keeps out whoever would still close the day as it was before.
    UpdateExpression: `SET expires_at = :expires, revision = if_not_exists(revision, :revision) ADD ${counts.map((_, index) => `#h${index} :n${index}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(counts.map(([hour], index) => [`#h${index}`, hourlyAttribute(hour)])),
    ExpressionAttributeValues: {
      ':expires': expires_at,
      ':revision': revision,
      ...Object.fromEntries(counts.map(([, count], index) => [`:n${index}`, count])),
    },
  };
  return { Update: Update as NonNullable<Write['Update']> };
}
