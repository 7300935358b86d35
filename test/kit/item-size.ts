import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/**
 * Sizes of an item's attributes in bytes, names included, as DynamoDB counts them for its units:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function attributeSizes(item: object): Record<string, number> {
  const marshalled: Record<string, AttributeValue> = marshall(item, { removeUndefinedValues: true });
  return Object.fromEntries(
    Object.entries(marshalled).map(([name, value]) => [name, Buffer.byteLength(name) + sizeOf(value)]),
  );
}

/** Bytes of an item, but for what DynamoDB adds of its own. */
export function itemSize(item: object): number {
  return sum(Object.values(attributeSizes(item)));
}

function sizeOf({ S, N, B, L, M }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  // A byte for two digits, and one more.
  if (N !== undefined) return Math.ceil(N.replace(/^-?0*|\D/g, '').length / 2) + 1;
  if (B !== undefined) return B.length;
  if (L !== undefined) return 3 + sum(L.map((value) => 1 + sizeOf(value)));
  if (M !== undefined)
    return 3 + sum(Object.entries(M).map(([name, value]) => 1 + Buffer.byteLength(name) + sizeOf(value)));
  return 1;
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
