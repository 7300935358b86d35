import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { MAX_KEYS, type ProjectEvent } from '../../../shared/domain/project-counts.ts';
import * as projectCounts from '../../../shared/store/project-counts.ts';
import { countsOf, type StoredCounts } from '../../../shared/store/stored-counts.ts';
import { keyOfCounts } from '../../../shared/store/table/item-keys.ts';
import { readItem } from '../../../shared/store/table/read.ts';
import { atOnce, itemsOf, useStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { HOUR_MS, NOW, records } from '../../kit/unit/summaries.ts';

const store = useStore();
const DAY_S = 86_400;
const limitsOf = (window: number) => ({ project: { count: 9, window }, ofKey: () => ({ count: 9, window }) });
const event = (key: number, fields: Partial<ProjectEvent> = {}): ProjectEvent => ({
  public_key: `glet_${key.toString(16).padStart(32, '0')}`,
  received: NOW.getTime(),
  timestamp: NOW.toISOString(),
  expires_at: NOW.getTime() / 1000 + 60,
  bytes: 10,
  opensError: false,
  release: null,
  environment: null,
  level: 'error',
  title: 'Error: no',
  user_hash: null,
  ...fields,
});
const ofKeys = async (id: number): Promise<Record<string, number>> =>
  Object.fromEntries([...(await projectCounts.ofClientKeys(store, id))].map(([key, { used }]) => [key, used]));
const itemOf = (id: number) => readItem<StoredCounts>(store, keyOfCounts(id));

describe('the counts of a project', () => {
  it('go on saying that it has source maps', async () => {
    const id = newProjectId();
    const count = () => projectCounts.count(store, id, limitsOf(60), `${Math.random()}`, records([event(1)]), NOW);
    await count();
    const Update = {
      UpdateExpression: 'SET has_maps = :true ADD revision :one',
      ExpressionAttributeValues: { ':true': true, ':one': 1 },
    };
    await store.db.send(new UpdateCommand({ TableName: store.table, Key: keyOfCounts(id), ...Update }));
    await count();
    expect(await itemOf(id)).toMatchObject({ has_maps: true });
    expect(countsOf((await itemOf(id))!)).toMatchObject({ usage: { used: 2 } });
  });

  it('are one item for its hours, its limits and those of its keys', async () => {
    const id = newProjectId();
    const before = (await itemsOf(store)).length;
    store.sent.length = 0;
    await projectCounts.count(store, id, limitsOf(60), 'shard', records([event(1), event(2), event(1)]), NOW);
    expect(store.sent).toEqual(['GetItemCommand', 'PutItemCommand']);
    expect(await itemsOf(store)).toHaveLength(before + 1);
    expect(await ofKeys(id)).toEqual({ [event(1).public_key]: 2, [event(2).public_key]: 1 });
    expect(countsOf((await itemOf(id))!)).toMatchObject({
      usage: { used: 3, bytes: 30 },
      hours: { [Math.floor(NOW.getTime() / HOUR_MS)]: 3 },
    });
  });

  it('are counted of many shards at once', async () => {
    const id = newProjectId();
    const batch = records([event(1), event(1)]);
    await atOnce(12, (shard) => projectCounts.count(store, id, limitsOf(DAY_S), `shard-${shard}`, batch, NOW));
    expect(await ofKeys(id)).toEqual({ [event(1).public_key]: 24 });
  });

  it.each([
    [60, 26],
    [30 * DAY_S, 30 * 24],
  ])('with windows of %i seconds are forgotten %i hours after the last event', async (window, hours) => {
    const id = newProjectId();
    await projectCounts.count(store, id, limitsOf(window), 'shard', records([event(1)]), NOW);
    expect((await itemOf(id))!.expires_at).toBe(NOW.getTime() / 1000 + hours * 3_600);
  });

  it('cost one unit with as many keys as they take, and three shards', async () => {
    const id = newProjectId();
    const batch = records(Array.from({ length: MAX_KEYS }, (_, key) => event(key, { bytes: 100_000 })));
    for (const shard of [1, 2, 3]) {
      const name = `shardId-0000000141457657362${shard}-f55eea8${shard}`;
      await projectCounts.count(store, id, limitsOf(3_600), name, batch, NOW);
    }
    store.units = 0;
    await projectCounts.count(
      store,
      id,
      limitsOf(3_600),
      'shardId-00000001414576573621-f55eea81',
      records([event(1)], 99),
      NOW,
    );
    // A consistent read and a write.
    expect(store.units).toBe(1 + 1);
  });
});

describe('keys beyond those that a project counts', () => {
  const all = Array.from({ length: MAX_KEYS + 5 }, (_, key) => event(key));

  it('are counted by themselves, once each, however often they are delivered', async () => {
    const id = newProjectId();
    for (const end of [MAX_KEYS + 2, all.length, all.length])
      await projectCounts.count(store, id, limitsOf(60), 'shard', records(all.slice(0, end)), NOW);
    expect(Object.values(await ofKeys(id))).toEqual(all.map(() => 1));
    expect(await projectCounts.readSpilledKey(store, id, all.at(-1)!.public_key)).toMatchObject({ used: 1 });
    expect(await projectCounts.readSpilledKey(store, id, all[0]!.public_key)).toBeNull();
  });

  it('are counted with their project again when there is room, and nothing of them can be delivered again', async () => {
    const id = newProjectId();
    const last = all.at(-1)!;
    await projectCounts.count(store, id, limitsOf(60), 'shard', records(all), NOW);
    for (const [hours, used] of [
      [25, 2],
      [60, 1],
    ] as const) {
      const later = new Date(NOW.getTime() + hours * HOUR_MS);
      const again = { ...last, received: later.getTime() };
      const batch = records([again, again].slice(0, used), 100 + hours);
      await projectCounts.count(store, id, limitsOf(60), 'shard', batch, later);
      expect((await ofKeys(id))[last.public_key]).toBe(used);
    }
    expect(Object.keys(countsOf((await itemOf(id))!)!.keys)).toEqual([last.public_key]);
  });

  it('stay by themselves while their window lasts, though there is room for them by then', async () => {
    const id = newProjectId();
    const last = all.at(-1)!;
    const ofKey = (key: string) => ({ count: 9, window: key === last.public_key ? 30 * DAY_S : 60 });
    const limits = { project: { count: 9, window: 60 }, ofKey };
    // By the clock, thirty days of it begin here.
    const start = new Date(Math.ceil(NOW.getTime() / (30 * DAY_S * 1000)) * 30 * DAY_S * 1000);
    const received = (at: Date) => (one: ProjectEvent) => ({ ...one, received: at.getTime() });
    await projectCounts.count(store, id, limits, 'shard', records(all.map(received(start))), start);
    const later = new Date(start.getTime() + 60 * HOUR_MS);
    const some = [last, all[0]!].map(received(later));
    await projectCounts.count(store, id, limits, 'shard', records(some, 100), later);
    expect((await ofKeys(id))[last.public_key]).toBe(2);
  });
});
