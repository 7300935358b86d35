/** JSON Schema of what clients decode, each more strictly than the document of this API says. More fields do no harm. */
export const string = { type: 'string' };
export const number = { type: 'number' };
export const boolean = { type: 'boolean' };
/** A time with its zone: zod's `datetime` and Rust's chrono refuse one without. */
export const time = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$' };
export const url = { type: 'string', pattern: '^https?://[^/]+/' };
export const maybe = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
export const list = (items: object) => ({ type: 'array', items });
export const object = (required: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
});
