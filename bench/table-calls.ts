import { startProxy } from '../local/dynamodb/proxy.ts';
import type { Call } from '../local/dynamodb/recorded-call.ts';
import type { LambdaFunction } from '../local/assembly/types.ts';
import { accessKeyOf } from '../local/lambda/environment.ts';
import { ENDPOINTS } from '../shared/api/index.ts';
import { arrange, CASES, titleOf, type Case } from './cases.ts';
import { loadHandlers } from './handlers.ts';
import { startTable } from './table.ts';

/** What one request asks of the table. Units are the engine's own count, indexes included; a transaction costs double. */
export interface TableCost {
  /** Operations by name, for example `{ GetItem: 3 }`. */
  calls: Record<string, number>;
  readUnits: number;
  writeUnits: number;
}

/** By the case's title; `byPath` is absent where no project is in the path. */
export type TableCosts = Record<string, { byId: TableCost; byPath?: TableCost }>;

const READS = new Set(['GetItem', 'Query']);
/** The proxy wants to know who calls; grants are not what is measured here. */
const CALLER = {
  id: 'Bench',
  role: { statements: [{ effect: 'Allow', actions: ['*'], resources: ['*'] }] },
} as unknown as LambdaFunction;

/** Runs every case once by the project's id and once by its path, each on an empty table, and counts. */
export async function countTableCalls(): Promise<TableCosts> {
  const table = await startTable();
  let recorded: Call[] = [];
  const onCall = (call: Call): void => void recorded.push(call);
  const proxy = await startProxy({ engine: table.endpoint, functions: [CALLER], onCall });
  const access = { endpoint: proxy.endpoint, table: table.name, accessKeyId: accessKeyOf(CALLER) };
  const api = loadHandlers({ ...access, token: table.adminToken, logLevel: 'SILENT' });

  async function cost(one: Case, by: 'id' | 'path'): Promise<TableCost> {
    await table.reset();
    const parts = await arrange(api, one, by);
    recorded = [];
    await api.call(one.endpoint, parts);
    return summed(recorded);
  }

  try {
    const costs: TableCosts = {};
    for (const one of CASES) {
      const byId = await cost(one, 'id');
      const named = ENDPOINTS[one.endpoint].path.includes('{id}');
      costs[titleOf(one)] = named ? { byId, byPath: await cost(one, 'path') } : { byId };
    }
    return costs;
  } finally {
    await proxy.stop();
    await table.stop();
  }
}

function summed(calls: readonly Call[]): TableCost {
  const cost: TableCost = { calls: {}, readUnits: 0, writeUnits: 0 };
  for (const { operation, consumed } of calls) {
    cost.calls[operation] = (cost.calls[operation] ?? 0) + 1;
    const units = Object.values(consumed).reduce((sum, one) => sum + one, 0);
    cost[READS.has(operation) ? 'readUnits' : 'writeUnits'] += units;
  }
  return cost;
}
