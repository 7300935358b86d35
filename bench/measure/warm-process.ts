// Runs in a process of its own, whose standard output is nowhere: every request writes a line of log.
import { loadHandlers } from '../../test/kit/metering/handlers.ts';
import { measureLatency, type Latency } from './latency.ts';
import { startTable } from '../../test/kit/metering/table.ts';
import { measureWarmCpu, type WarmCpu } from './warm-cpu.ts';

export type WarmMessage = { done: number } | { cpu: WarmCpu[]; latency: Latency[] };

const requests = Number(process.argv[2]);
const say = (message: WarmMessage): void => void process.send!(message);

const table = await startTable();
try {
  const { endpoint, name, adminToken } = table;
  const api = loadHandlers({ endpoint, table: name, accessKeyId: 'bench', token: adminToken, logLevel: 'INFO' });
  const cpu = await measureWarmCpu(api, table, requests, (done) => say({ done }));
  say({ cpu, latency: await measureLatency(api, table, requests) });
} finally {
  await table.stop();
}
process.disconnect();
