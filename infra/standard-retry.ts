// @ts-expect-error TS7016: its types go by the package's name, which leads to this file
import { DEFAULT_MAX_ATTEMPTS, DEFAULT_RETRY_MODE, Retry, StandardRetryStrategy } from '../node_modules/@smithy/core/dist-es/submodules/retry/index.js'; // prettier-ignore

/**
 * Takes the place of `@smithy/core/retry` in the bundles: that, without the mode `adaptive`, which slows a client down to
 * what is let through, and which no function of ours asks for.
 */
// @ts-expect-error TS7016
export { DEFAULT_RETRY_MODE, getRetryPlugin, Retry, RETRY_MODES } from '../node_modules/@smithy/core/dist-es/submodules/retry/index.js'; // prettier-ignore

/** Lambda gives no function of ours a number of attempts or a mode. */
export const NODE_MAX_ATTEMPT_CONFIG_OPTIONS = {
  environmentVariableSelector: (): undefined => undefined,
  default: DEFAULT_MAX_ATTEMPTS as number,
};
export const NODE_RETRY_MODE_CONFIG_OPTIONS = {
  environmentVariableSelector: (): undefined => undefined,
  default: DEFAULT_RETRY_MODE as string,
};

type Provided<Value> = Value | (() => Promise<Value>);

/** Has a client retry by the SDK's standard strategy. `defaults`: what its service adds to that. */
export function resolveRetryConfig<Input extends { maxAttempts?: Provided<number> }>(
  input: Input,
  { defaultMaxAttempts = DEFAULT_MAX_ATTEMPTS as number, defaultBaseDelay = Retry.delay() as number } = {},
) {
  const { maxAttempts = defaultMaxAttempts } = input;
  const attempts = async (): Promise<number> => (typeof maxAttempts === 'function' ? maxAttempts() : maxAttempts);
  let strategy: Promise<unknown> | undefined;
  async function standard(): Promise<unknown> {
    return new StandardRetryStrategy({ maxAttempts: await attempts(), baseDelay: defaultBaseDelay });
  }
  return Object.assign(input, { maxAttempts: attempts, retryStrategy: () => (strategy ??= standard()) });
}
