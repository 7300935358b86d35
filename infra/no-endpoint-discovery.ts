/**
 * Takes the place of `@aws-sdk/middleware-endpoint-discovery` in the bundles. DynamoDB's client reads whether discovery is
 * switched on, makes a cache for it, and has no operation that asks for either; the cache alone brings a library along.
 */
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined,
  configFileSelector: () => undefined,
  default: undefined,
};

export function resolveEndpointDiscoveryConfig<Config>(config: Config): Config {
  return config;
}
