/** JSON Schema of a field. */
export type Schema = Readonly<Record<string, unknown>>;

/** `OptionalKeys<{ id: number; note?: string }>` is `'note'`. */
type OptionalKeys<Of> = { [Key in keyof Of]-?: {} extends Pick<Of, Key> ? Key : never }[keyof Of];

/**
 * Describes an object field by field, those that may be absent apart: `object<{ id: number; note?: string }>({ id: integer },
 * { note: string })`. Does not compile when a field of the type is missing, or one is written that the type lacks.
 */
export function object<Of extends object>(
  required: { readonly [Key in Exclude<keyof Of, OptionalKeys<Of>>]: Schema },
  ...[optional]: [OptionalKeys<Of>] extends [never] ? [] : [{ readonly [Key in OptionalKeys<Of>]: Schema }]
) {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } };
}

export const integer = { type: 'integer' };
export const string = { type: 'string' };
export const boolean = { type: 'boolean' };
export const nullable = (type: string) => ({ type: [type, 'null'] });
export const eventId = { type: 'string', pattern: '^[0-9a-f]{32}$' };
export const dateTime = { type: 'string', format: 'date-time' };
export const nullableDateTime = { type: ['string', 'null'], format: 'date-time' };
export const list = (items: Schema) => ({ type: 'array', items });
export const pair = (...prefixItems: readonly Schema[]) => ({
  type: 'array',
  prefixItems,
  minItems: prefixItems.length,
  maxItems: prefixItems.length,
});
/** An object whose fields others decide. */
export const freeForm = (description: string) => ({ type: 'object', additionalProperties: true, description });
