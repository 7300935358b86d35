/**
 * Takes the place of `@smithy/core/config` in the bundles. Lambda configures a function by its environment alone; the SDK's
 * own loader looks for `~/.aws/config` and `~/.aws/credentials` as well, at each cold start, and brings a parser of them
 * and a client of the metadata service along.
 */
interface Option<Value> {
  environmentVariableSelector: (environment: NodeJS.ProcessEnv, options?: unknown) => Value | undefined;
  default?: Value | (() => Promise<Value>);
}

/** Reads an option once it is asked for, from the environment; what is not there, or cannot be read, has its default. */
export function loadConfig<Value>(
  { environmentVariableSelector, default: fallback }: Option<Value>,
  options?: unknown,
): () => Promise<Value | undefined> {
  let loaded: Promise<Value | undefined> | undefined;
  async function load(): Promise<Value | undefined> {
    try {
      const value = environmentVariableSelector(process.env, options);
      if (value !== undefined) return value;
    } catch {
      // Such as AWS_USE_FIPS_ENDPOINT=yes, which is neither true nor false.
    }
    return typeof fallback === 'function' ? (fallback as () => Promise<Value>)() : fallback;
  }
  return () => (loaded ??= load());
}

/** Reads `true` or `false`; `undefined` if it is not there. @throws Error for anything else */
export function booleanSelector(
  from: Readonly<Record<string, string | undefined>>,
  name: string,
  kind: string,
): boolean | undefined {
  const value = from[name];
  if (value === undefined) return undefined;
  if (value === 'true' || value === 'false') return value === 'true';
  throw new Error(`Cannot load ${kind} "${name}". Expected "true" or "false", got ${value}.`);
}

export const SelectorType = { ENV: 'env', CONFIG: 'shared config entry' };
export const CONFIG_PREFIX_SEPARATOR = '.';

export const REGION_ENV_NAME = 'AWS_REGION';
export const REGION_INI_NAME = 'region';
export const NODE_REGION_CONFIG_OPTIONS: Option<string> = {
  environmentVariableSelector: (environment) => environment[REGION_ENV_NAME],
  default: () => Promise.reject(new Error('AWS_REGION is not set')),
};
export const NODE_REGION_CONFIG_FILE_OPTIONS = {};

const flag = (name: string): Option<boolean> => ({
  environmentVariableSelector: (environment) => booleanSelector(environment, name, SelectorType.ENV),
  default: false,
});
export const NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS = flag('AWS_USE_DUALSTACK_ENDPOINT');
export const NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS = flag('AWS_USE_FIPS_ENDPOINT');

/** The mode of defaults that a client has to which none was given. */
export const resolveDefaultsModeConfig = () => () => Promise.resolve('legacy');

type Provided<Value> = Value | (() => Promise<Value>);

/** Settles what the client asks of its region. Lambda's regions are real ones, whose FIPS endpoints are a flag. */
export function resolveRegionConfig<Input extends { region: Provided<string>; useFipsEndpoint: Provided<boolean> }>(
  input: Input,
) {
  const { region, useFipsEndpoint } = input;
  return Object.assign(input, {
    region: async () => (typeof region === 'function' ? region() : region),
    useFipsEndpoint: async () => (typeof useFipsEndpoint === 'function' ? useFipsEndpoint() : useFipsEndpoint),
  });
}

export class ProviderError extends Error {
  override name = 'ProviderError';
}
