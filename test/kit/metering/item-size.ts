/**
 * Bytes of an item as DynamoDB counts them for its units: names and texts as UTF-8, a number as a byte for two of its
 * digits and one more, which is about what the documentation says (DynamoDB Developer Guide, "DynamoDB Item sizes and
 * formats"). For the attributes that events have.
 */
export function itemSize(item: object): number {
  return Object.entries<string | number | Uint8Array>(item as Record<string, string>).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value),
    0,
  );
}

function valueSize(value: string | number | Uint8Array): number {
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1;
  return typeof value === 'string' ? Buffer.byteLength(value) : value.length;
}
