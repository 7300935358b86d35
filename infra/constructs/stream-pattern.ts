import type { Filter } from '../../shared/api/stream.ts';
import { SORT } from '../../shared/store/table/keys.ts';

/** Writes a filter of the contract as Lambda's, which knows an item by its sort key. */
export function patternOf({ event, item, now }: Filter): Record<string, unknown> {
  const numbers = Object.entries(now ?? {}).map(([name, value]) => [name, { N: [String(value)] }]);
  return {
    eventName: [event],
    dynamodb: { Keys: { sk: { S: [SORT[item]] } }, ...(now && { NewImage: Object.fromEntries(numbers) }) },
  };
}
