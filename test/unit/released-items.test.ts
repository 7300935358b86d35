import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { ENGINE_ACCESS_KEY } from '../../local/dynamodb/client.ts';
import { loadHandlers, type Handlers } from '../kit/metering/handlers.ts';
import { newEvent, requestOf, summaryOf } from '../kit/metering/sent-events.ts';
import { SORT } from '../../shared/store/table/keys.ts';
import { startTable, type EngineTable } from '../kit/metering/table.ts';
import { readAll } from '../kit/released/reads.ts';
import { releasedItems } from '../kit/released/released-items.ts';

/** So many events were counted at the most when the items were written. */
const COUNTED = 1_000;

let table: EngineTable;
let api: Handlers;
beforeAll(async () => {
  table = await startTable();
  const { endpoint, name, adminToken: token } = table;
  const access = { endpoint, table: name, accessKeyId: ENGINE_ACCESS_KEY, token };
  api = loadHandlers({ ...access, logLevel: 'SILENT', counted: COUNTED });
});
afterAll(() => table.stop());

/** Kinds that a version has got since it was released: the world of the next release has them. */
const COME_SINCE: Readonly<Record<string, readonly string[]>> = {
  '0.1.0': [SORT.artifact, SORT.alertDestination, SORT.alertGate, SORT.alertMessage],
};

it('this version leaves items of all kinds that it has', () => {
  const { items } = Object.fromEntries(releasedItems())[manifest.version]!;
  const sortKeys = (items as { sk: { S: string } }[]).map(({ sk }) => sk.S);
  expect(Object.values(SORT).filter((kind) => !sortKeys.some((key) => key.startsWith(kind)))).toEqual(
    COME_SINCE[manifest.version] ?? [],
  );
});

it('what each version writes has been kept since it is released', () => {
  expect(releasedItems().map(([version]) => version)).toContain(manifest.version);
});

describe.each(releasedItems())('what %s has left in a table', (_, { now, items, asked, source, answers }) => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(now) });
    await table.reset();
    for (const Item of items) await table.call('PutItem', { TableName: table.name, Item });
    return () => vi.useRealTimers();
  });

  it('is answered as it was then: fields may have come, none is gone or says something else', async () => {
    expect(await readAll(api, asked)).toMatchObject(answers);
  });

  it('is counted on, changed and deleted', async () => {
    const { path, token } = asked;
    const event = newEvent(1_000, 'old');
    await api.call('postEnvelope', requestOf(source, event));
    await api.count([summaryOf(source, event)]);
    const { count } = answers['getError'] as { count: number };
    expect(await api.call('getError', { path, token })).toMatchObject({ count: count + 1 });
    expect(await api.call('getLatestEvent', { path, token })).toMatchObject({ event_id: event['event_id'] });

    await api.call('updateError', { path, token, json: { status: 'resolved' } });
    await api.call('updateProject', { path, token, json: { path: 'moved' } });
    await api.call('updateRelease', { path, token, json: { ref: 'main' } });
    await api.call('deleteError', { path, token });
    expect(await api.call('countErrors', { path, token })).toMatchObject({ resolved: 1 });
    await api.call('patchSettings', { path, token, json: { active: false } });
    await api.call('rotateTokenSelf', { token });
    await api.call('deleteProject', { path });
  });
});
