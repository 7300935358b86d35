import type { Filter } from '../../shared/api/stream.ts';
import { hasSeveral, SORT } from '../../shared/store/table/keys.ts';

/**
 * Writes a filter of the contract as Lambda's, which knows an item by its sort key, or by how that begins
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax).
 */
export function patternOf({ event, item, now }: Filter): Record<string, unknown> {
  const numbers = Object.entries(now ?? {}).map(([name, value]) => [name, { N: [String(value)] }]);
  const sortKey = hasSeveral(item) ? { prefix: SORT[item] } : SORT[item];
  return {
    eventName: [event],
    dynamodb: { Keys: { sk: { S: [sortKey] } }, ...(now && { NewImage: Object.fromEntries(numbers) }) },
  };
}
