import { lambdaContext } from '../../test/kit/gateway-event.ts';
import { bareHandlers } from '../cases/bare-handlers.ts';
import { arrange, CASES } from '../../test/kit/metering/cases.ts';
import type { Handler, Handlers } from '../../test/kit/metering/handlers.ts';
import { median } from '../../test/kit/statistics.ts';
import type { EngineTable } from '../../test/kit/metering/table.ts';
import type { EndpointName } from '../../shared/api/index.ts';

export interface Latency {
  endpoint: string;
  ms: number;
  bareMs: number;
}

/** p50 of the functions against handlers that make the same table calls and nothing else, taking turns. */
export async function measureLatency(api: Handlers, table: EngineTable, requests: number): Promise<Latency[]> {
  const results: Latency[] = [];
  for (const [name, bare] of Object.entries(bareHandlers(table.name))) {
    const endpoint = name as EndpointName;
    await table.reset();
    const parts = await arrange(
      api,
      CASES.find((one) => one.endpoint === endpoint)!,
      'id',
    );
    const timed = async (handler: Handler): Promise<number> => {
      const event = api.event(endpoint, parts);
      const started = performance.now();
      const { statusCode } = await handler(event, lambdaContext());
      if (statusCode >= 300) throw new Error(`${endpoint} answered ${statusCode}`);
      return performance.now() - started;
    };
    const handler = await api.handler(endpoint);
    const samples: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let request = 0; request < requests; request++) {
      samples.ours.push(await timed(handler));
      samples.bare.push(await timed(bare));
    }
    results.push({ endpoint, ms: settled(samples.ours), bareMs: settled(samples.bare) });
  }
  return results;
}

/** The first third warms up. */
function settled(samples: readonly number[]): number {
  return median(samples.slice(Math.floor(samples.length / 3)));
}
