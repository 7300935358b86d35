/**
 * Copies a schema, or a document full of them, such that its objects have no fields but those described: an object says
 * so itself where others may be there.
 */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isObject = copy['type'] === 'object' && copy['additionalProperties'] === undefined;
  return isObject ? { ...copy, additionalProperties: false } : copy;
}
