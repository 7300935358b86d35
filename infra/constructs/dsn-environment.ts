import { rowOf, type Contract } from '../contract.ts';
import type { FunctionName } from '../grants.ts';

/**
 * The variable with the id of the API that DSNs lead to, for a function that shows client keys by its row; none for all
 * others.
 */
export function dsnEnvironment(contract: Contract, name: FunctionName, collectorApi: string): Record<string, string> {
  return rowOf(contract, name)?.response.startsWith('ClientKey') ? { GLET_COLLECTOR_API: collectorApi } : {};
}
