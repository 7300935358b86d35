import { lambdaContext } from '../../test/kit/gateway-event.ts';
import { arrange, CASES, titleOf, type Case } from '../../test/kit/metering/cases.ts';
import type { Handlers } from '../../test/kit/metering/handlers.ts';
import { recorderAt } from './recorded-table.ts';
import { median } from '../../test/kit/statistics.ts';
import type { EngineTable } from '../../test/kit/metering/table.ts';

export interface WarmCpu {
  title: string;
  /** CPU milliseconds per request, user and system, of our own work. */
  own: number;
  /** The same with the SDK's work, everything but the socket. */
  withSdk: number;
}

const BATCHES = 5;

/** CPU per warm request of every case, the table's answers being recorded ones. */
export async function measureWarmCpu(
  api: Handlers,
  table: EngineTable,
  requests: number,
  progress: (done: number) => void,
): Promise<WarmCpu[]> {
  const results: WarmCpu[] = [];
  for (const one of CASES) {
    const own = await cpuOf(api, table, one, 'commands', requests);
    const withSdk = await cpuOf(api, table, one, 'socket', requests / 2);
    results.push({ title: titleOf(one), own, withSdk });
    progress(results.length / CASES.length);
  }
  return results;
}

async function cpuOf(
  api: Handlers,
  table: EngineTable,
  one: Case,
  place: 'commands' | 'socket',
  requests: number,
): Promise<number> {
  await table.reset();
  const parts = await arrange(api, one, 'id');
  const handler = await api.handler(one.endpoint);
  const recorder = recorderAt(place);
  try {
    await recorder.record(() => api.call(one.endpoint, parts));
    const batch = async (): Promise<number> => {
      const before = process.cpuUsage();
      for (let request = 0; request < requests; request++) {
        recorder.rewind();
        await handler(api.event(one.endpoint, parts), lambdaContext());
      }
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000 / requests;
    };
    await batch();
    const samples: number[] = [];
    for (let round = 0; round < BATCHES; round++) samples.push(await batch());
    return median(samples);
  } finally {
    recorder.stop();
  }
}
