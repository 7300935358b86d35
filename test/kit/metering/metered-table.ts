import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LambdaFunction } from '../../../local/assembly/types.ts';
import { startSsm } from '../../../local/ssm/server.ts';
import { startProxy } from '../../../local/dynamodb/proxy.ts';
import type { Call } from '../../../local/dynamodb/recorded-call.ts';
import { accessKeyOf } from '../../../local/lambda/environment.ts';
import { loadHandlers, type Handlers } from './handlers.ts';
import { startTable, type EngineTable } from './table.ts';

/** What some work asks of the table. Units are the engine's own count, indexes included; a transaction costs double. */
export interface TableCost {
  /** Operations by name, for example `{ GetItem: 3 }`. */
  calls: Record<string, number>;
  readUnits: number;
  writeUnits: number;
}

/** A table of which every call is counted on its way. */
export interface MeteredTable {
  table: EngineTable;
  api: Handlers;
  cost: (work: () => Promise<unknown>) => Promise<TableCost>;
  stop: () => Promise<void>;
}

const READS = new Set(['GetItem', 'BatchGetItem', 'Query']);
/** The proxy wants to know who calls; grants are not what is measured here. */
const CALLER = {
  id: 'Bench',
  role: { statements: [{ effect: 'Allow', actions: ['*'], resources: ['*'] }] },
} as unknown as LambdaFunction;

/** Once in a process: the functions' handlers read where the table is when they are loaded. */
export async function startMeteredTable(): Promise<MeteredTable> {
  const table = await startTable();
  let recorded: Call[] = [];
  const onCall = (call: Call): void => void recorded.push(call);
  const proxy = await startProxy({ engine: table.endpoint, functions: [CALLER], onCall });
  const ssm = await startSsm({
    file: join(mkdtempSync(join(tmpdir(), 'glet-metered-')), 'parameters.json'),
    functions: 'everybody',
  });
  process.env['AWS_ENDPOINT_URL_SSM'] = ssm.endpoint;
  const access = { endpoint: proxy.endpoint, table: table.name, accessKeyId: accessKeyOf(CALLER) };
  const api = loadHandlers({ ...access, token: table.adminToken, logLevel: 'SILENT' });
  return {
    table,
    api,
    async cost(work) {
      recorded = [];
      await work();
      return summed(recorded);
    },
    async stop() {
      await proxy.stop();
      await ssm.stop();
      await table.stop();
    },
  };
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
