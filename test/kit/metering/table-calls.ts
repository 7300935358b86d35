import { ENDPOINTS } from '../../../shared/api/index.ts';
import { arrange, CASES, titleOf, type Case } from './cases.ts';
import type { MeteredTable, TableCost } from './metered-table.ts';

/** By the case's title; `byPath` is absent where no project is in the path, or where it can only be named by its id. */
export type TableCosts = Record<string, { byId: TableCost; byPath?: TableCost }>;

/** Runs every case once by the project's id and once by its path, each on an empty table, and counts. */
export async function countTableCalls({ table, api, cost }: MeteredTable): Promise<TableCosts> {
  async function costOf(one: Case, by: 'id' | 'path'): Promise<TableCost> {
    await table.reset();
    const parts = await arrange(api, one, by);
    return cost(() => api.call(one.endpoint, parts));
  }

  const costs: TableCosts = {};
  for (const one of CASES) {
    const byId = await costOf(one, 'id');
    const { scope, access } = ENDPOINTS[one.endpoint];
    // A DSN has the project's id, never its path.
    const named = scope === 'project' && access !== 'client-key';
    costs[titleOf(one)] = named ? { byId, byPath: await costOf(one, 'path') } : { byId };
  }
  return costs;
}
