/** What a function is told by the stack that deploys it. */
export interface Environment {
  /** Name of the stack's table. */
  table: string;
  /** The tenant's name, the default namespace of new projects. */
  tenant: string;
  /** The tenant's own domain, if it has one: callers are told addresses under `https://<domain>/api`. */
  domain: string | null;
}

/**
 * The only place that reads the process environment.
 * @throws Error at cold start, naming every variable that is missing.
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const missing = ['GLET_TABLE', 'GLET_TENANT'].filter((name) => !variables[name]);
  if (missing.length > 0) throw new Error(`missing in the function's environment: ${missing.join(', ')}`);
  return {
    table: variables['GLET_TABLE']!,
    tenant: variables['GLET_TENANT']!,
    domain: variables['GLET_DOMAIN'] || null,
  };
}
