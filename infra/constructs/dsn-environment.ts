import { rowOf, type Contract } from '../contract.ts';
import type { FunctionName } from '../grants.ts';

/**
 * The variable with the id of the API that DSNs lead to, for a function that shows client keys by its row; none for all
 * others.
 */
export function dsnEnvironment(contract: Contract, name: FunctionName, collectorApi: string): Record<string, string> {
  const response = rowOf(contract, name)?.response ?? '';
  return /^(?:ClientKey|SentryKey)/.test(response) ? { GLET_COLLECTOR_API: collectorApi } : {};
}
