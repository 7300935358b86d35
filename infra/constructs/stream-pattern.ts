import type { Filter } from '../../shared/api/stream.ts';
import { hasSeveral, SORT } from '../../shared/store/table/keys.ts';

/**
 * Writes a filter of the contract as Lambda's, which knows an item by its sort key, or by how that begins
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax).
 */
export function patternOf({ event, item, now, has }: Filter): Record<string, unknown> {
  const numbers = Object.entries(now ?? {}).map(([name, value]) => [name, { N: [String(value)] }]);
  const texts = has === undefined ? [] : [[has, { S: [{ exists: true }] }]];
  const image = Object.fromEntries([...numbers, ...texts]) as Record<string, unknown>;
  const kinds = [item].flat();
  const sortKeys = kinds.map((kind) => (hasSeveral(kind) ? { prefix: SORT[kind] } : SORT[kind]));
  return {
    eventName: [event].flat(),
    dynamodb: { Keys: { sk: { S: sortKeys } }, ...(Object.keys(image).length > 0 && { NewImage: image }) },
  };
}
