// Runs in a process of its own: processor time of a request of an event to the collector of some copy of the project, in
// milliseconds, the table's answers being recorded ones.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { lambdaContext as LambdaContext } from '../../test/kit/gateway-event.ts';
import type { arrange as Arrange, CASES as Cases } from '../../test/kit/metering/cases.ts';
import type { loadHandlers as LoadHandlers } from '../../test/kit/metering/handlers.ts';
import type { startTable as StartTable } from '../../test/kit/metering/table.ts';
import { lowerQuartile } from '../../test/kit/statistics.ts';
import type { recorderAt as RecorderAt } from './recorded-table.ts';

const [root, requests] = process.argv.slice(2) as [string, string];
const BATCHES = 15;
const EVENT = 'postEnvelope';

async function load<Module>(file: string): Promise<Module> {
  return (await import(pathToFileURL(join(root, file)).href)) as Module;
}

const { startTable } = await load<{ startTable: typeof StartTable }>('test/kit/metering/table.ts');
const { loadHandlers } = await load<{ loadHandlers: typeof LoadHandlers }>('test/kit/metering/handlers.ts');
const { arrange, CASES } = await load<{ arrange: typeof Arrange; CASES: typeof Cases }>('test/kit/metering/cases.ts');
const { lambdaContext } = await load<{ lambdaContext: typeof LambdaContext }>('test/kit/gateway-event.ts');
const { recorderAt } = await load<{ recorderAt: typeof RecorderAt }>('bench/measure/recorded-table.ts');

const table = await startTable();
try {
  const { endpoint, name, adminToken } = table;
  const api = loadHandlers({ endpoint, table: name, accessKeyId: 'bench', token: adminToken, logLevel: 'SILENT' });
  const one = CASES.find((known) => known.endpoint === EVENT && known.variant === 'after another')!;
  const parts = await arrange(api, one, 'id');
  const handler = await api.handler(EVENT);
  const recorder = recorderAt('commands');
  await recorder.record(() => api.call(EVENT, parts));
  const batch = async (): Promise<number> => {
    const before = process.cpuUsage();
    for (let request = 0; request < Number(requests); request++) {
      recorder.rewind();
      await handler(api.event(EVENT, parts), lambdaContext());
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / Number(requests);
  };
  await batch();
  const samples: number[] = [];
  for (let round = 0; round < BATCHES; round++) samples.push(await batch());
  recorder.stop();
  console.log(JSON.stringify(lowerQuartile(samples)));
} finally {
  await table.stop();
}
process.exit(0);
