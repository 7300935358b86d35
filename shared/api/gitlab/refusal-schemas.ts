import { list, object, string, type Schema } from '../json-schema.ts';

/** JSON Schema of the bodies of refusals. */
export const REFUSAL_SCHEMAS = {
  /** The rule that was broken: a sentence, or sentences by the field that they are about. */
  Message: object<{ message: unknown }>({
    message: { anyOf: [string, { type: 'object', additionalProperties: list(string) }] },
  }),
  /** A request that cannot be read, or parameters that are not valid. */
  Problem: object<{ error: string }>({ error: string }),
  /** What OAuth says of tokens. `scope`: of a token that reaches too little. */
  TokenProblem: object<{ error: string; error_description: string; scope?: string }>(
    { error: string, error_description: string },
    { scope: string },
  ),
  /** Of the collector. `detail` is for the log of an SDK; few of API Gateway's own answers have one. */
  CollectorRefusal: object<{ message: string; detail?: string }>({ message: string }, { detail: string }),
  /** Of Sentry's Web API: one key, because its clients show anything else raw. */
  SentryDetail: object<{ detail: string }>({ detail: string }),
  /** Of parameters, by their names. */
  SentryProblems: { type: 'object', minProperties: 1, additionalProperties: list(string) },
} as const satisfies Record<string, Schema>;

export type RefusalName = keyof typeof REFUSAL_SCHEMAS;
