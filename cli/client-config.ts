/** What all of the SDK's clients take. */
interface ClientConfig {
  endpoint?: string;
  region?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** An endpoint of one's own asks for a signature and does not look at it: any credentials and region will do. */
export function clientConfig(
  { endpoint, region }: { endpoint: string | null; region: string | null },
  variables: NodeJS.ProcessEnv,
): ClientConfig {
  const chosen = region === null ? {} : { region };
  if (endpoint === null) return chosen;
  const hasCredentials = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE'].some((name) => variables[name]);
  const hasRegion = ['AWS_REGION', 'AWS_PROFILE'].some((name) => variables[name]);
  return {
    endpoint,
    ...(hasCredentials ? {} : { credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
    ...(hasRegion ? {} : { region: 'us-east-1' }),
    ...chosen,
  };
}
