/**
 * Returns how many bytes an item takes as DynamoDB counts them for its units, names included:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html. Of a number it says "about"
 * a byte for two digits and one more; the sign is counted here as another.
 */
export function itemBytes(item: object): number {
  return entriesOf(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value), 0);
}

/** What a write of so many bytes costs. */
export const writeUnitsOf = (bytes: number): number => Math.ceil(bytes / 1024);

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return Math.ceil(String(value).replace(/\D/g, '').length / 2) + (value < 0 ? 2 : 1);
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + 1 + bytesOf(each), 3);
  if (typeof value !== 'object' || value === null) return 1;
  return 3 + entriesOf(value).length + itemBytes(value);
}

/** What is `undefined` is not written. */
const entriesOf = (item: object): [string, unknown][] =>
  Object.entries(item).filter(([, value]) => value !== undefined);
