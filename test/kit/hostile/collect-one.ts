import type { ReadEvent } from '../../../shared/ingest/read-event.ts';
import { readFileSync } from 'node:fs';
import { admission } from '../../../shared/services/collector/admission.ts';
import { collect } from '../../../shared/services/collector/collect.ts';
import { postEnvelope } from '../../../shared/api/collector.ts';
import { collectorPipeline } from '../../../shared/http/collector-pipeline.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { lambdaContext } from '../gateway-event.ts';

/**
 * A process of its own that takes one request of the collector, as often as asked, over a table that does nothing, and
 * prints its status and how far its memory rose, in bytes: `node collect-one.ts <file with the event's JSON> <times>`.
 */
const [file, times] = process.argv.slice(2) as [string, string];
const store = { table: 'none', db: { send: async () => ({}) } } as unknown as Store;
const limits = {
  retentionDays: 90,
  clientKey: { count: 1_000_000, window: 60 },
  project: { count: 1_000_000, window: 60, bytes: 1e12 },
  newErrorsPerHour: 1_000_000,
};
const OPEN = {
  project: { user_salt: 'salt' },
  settings: { active: true, integrated: true, scrub_data: true },
  key: { active: true },
  keyUsage: null,
  projectUsage: null,
  newErrors: null,
  hasMaps: false,
};
const parts = {
  store,
  limits,
  admission: admission({ read: async () => OPEN, readConsistently: async () => OPEN }, limits),
  newErrors: async () => 'within' as const,
  dropped: async () => undefined,
  garbled: async () => undefined,
  mapEvent: async (read: ReadEvent) => read,
  mapMs: 300,
};
const silent = { info: () => undefined, error: () => undefined, warn: () => undefined };
const handler = collectorPipeline(postEnvelope, 'envelope', silent, (request) =>
  collect(parts, { ...request, receivedAt: new Date('2025-08-01T10:00:02Z') }),
);
const kilobytes = (): number => process.resourceUsage().maxRSS;
// The text of the event is the runtime's; what the code takes when it runs for the first time is not the request's.
const take = async (text: string): Promise<number> =>
  (await handler(JSON.parse(text) as never, lambdaContext() as never)).statusCode;
await take(JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), body: '' }));
const before = kilobytes();
let status = 0;
for (let round = 0; round < Number(times); round++) status = await take(readFileSync(file, 'utf8'));
console.log(JSON.stringify({ status, grown: (kilobytes() - before) * 1024 }));
