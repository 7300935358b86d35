import type { FunctionName } from '../grants.ts';

/** The functions that show DSNs. A test compares this with their bundles. */
const TOLD: ReadonlySet<FunctionName> = new Set<FunctionName>(['listClientKeys', 'createClientKey', 'updateClientKey']);

/** The variable with the id of the API that DSNs lead to, for a function that shows them; none for all others. */
export function dsnEnvironment(name: FunctionName, collectorApi: string): Record<string, string> {
  return TOLD.has(name) ? { GLET_COLLECTOR_API: collectorApi } : {};
}
