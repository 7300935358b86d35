import { mkdirSync, writeFileSync } from 'node:fs';
import { mock } from 'node:test';
import { ENGINE_ACCESS_KEY } from '../local/dynamodb/client.ts';
import { loadHandlers } from './kit/metering/handlers.ts';
import { startTable } from './kit/metering/table.ts';
import { readAll } from './kit/released/reads.ts';
import { itemsOf, RELEASED, type ReleasedItems } from './kit/released/released-items.ts';
import { fillWorld } from './kit/released/world.ts';
import manifest from '../package.json' with { type: 'json' };

/**
 * `npm run released:items`: writes what this version leaves in a table, and what it answers of it, for the versions to come to
 * read. Once for each release; a file that is there stays.
 */
mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-26T12:00:00Z') });
const table = await startTable();
const api = loadHandlers({
  endpoint: table.endpoint,
  table: table.name,
  accessKeyId: ENGINE_ACCESS_KEY,
  token: table.adminToken,
  logLevel: 'SILENT',
});
const { asked, source } = await fillWorld(api, table, (minutes) => mock.timers.tick(minutes * 60_000));
const released: ReleasedItems = {
  now: new Date().toISOString(),
  items: await itemsOf(table),
  asked,
  source,
  answers: await readAll(api, asked),
};
await table.stop();
mkdirSync(RELEASED, { recursive: true });
writeFileSync(new URL(`${manifest.version}.json`, RELEASED), `${JSON.stringify(released)}\n`, { flag: 'wx' });
console.error(`wrote the items of ${manifest.version}`);
