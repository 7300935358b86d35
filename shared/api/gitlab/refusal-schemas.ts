import { string, type Schema } from '../json-schema.ts';

const closed = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []) => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
});

/** JSON Schema of the bodies of refusals. */
export const REFUSAL_SCHEMAS = {
  /** The rule that was broken: a sentence, or sentences by the field that they are about. */
  Message: closed({
    message: { anyOf: [string, { type: 'object', additionalProperties: { type: 'array', items: string } }] },
  }),
  /** A request that cannot be read, or parameters that are not valid. */
  Problem: closed({ error: string }),
  /** What OAuth says of tokens. `scope`: of a token that reaches too little. */
  TokenProblem: closed({ error: string, error_description: string, scope: string }, ['scope']),
  /** Of the collector. `detail` is for the log of an SDK; API Gateway's own answers have none. */
  CollectorRefusal: closed({ message: string, detail: string }, ['detail']),
} as const satisfies Record<string, Schema>;

export type RefusalName = keyof typeof REFUSAL_SCHEMAS;
