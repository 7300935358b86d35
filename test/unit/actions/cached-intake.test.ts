import { describe, expect, it } from 'vitest';
import { cachedIntake } from '../../../shared/actions/cached-intake.ts';
import { createClientKey, listClientKeys, updateClientKey } from '../../../shared/store/client-keys.ts';
import { changeSettings } from '../../../shared/store/settings.ts';
import { freshProject, useStore } from '../../support/store.ts';

const store = useStore();

/** A project that takes events, its key, and what an instance of the collector knows of both. */
async function collecting() {
  const project = await freshProject(store);
  await changeSettings(store, project.id, { active: true, integrated: true }, { create: true });
  const [key] = await listClientKeys(store, project.id);
  const clock = { now: 0 };
  const intake = cachedIntake(store, () => clock.now);
  store.sent.length = 0;
  return { id: project.id, key: key!, clock, intake };
}

describe('what the collector knows of a project and a key', () => {
  it('is read in one call', async () => {
    const { id, key, intake } = await collecting();
    expect(await intake(id, key.public_key)).toMatchObject({
      projectExists: true,
      settings: { active: true, integrated: true, scrub_data: true },
      key: { active: true, rate_limit: null },
      keyUsage: null,
      projectUsage: null,
    });
    expect(store.sent).toEqual(['BatchGetItemCommand']);
  });

  it('is ten seconds old at the most', async () => {
    const { id, key, clock, intake } = await collecting();
    await intake(id, key.public_key);
    await updateClientKey(store, id, key.id, { active: false });
    store.sent.length = 0;
    clock.now = 9_999;
    expect(await intake(id, key.public_key)).toMatchObject({ key: { active: true } });
    expect(store.sent).toEqual([]);
    clock.now = 10_000;
    expect(await intake(id, key.public_key)).toMatchObject({ key: { active: false } });
  });

  it('is not kept when it keeps events out: what was just made or switched on works at once', async () => {
    const { id, key, intake } = await collecting();
    expect(await intake(id, 'glet_none')).toMatchObject({ key: null });
    await updateClientKey(store, id, key.id, { active: false });
    expect(await intake(id, key.public_key)).toMatchObject({ key: { active: false } });
    await updateClientKey(store, id, key.id, { active: true });
    expect(await intake(id, key.public_key)).toMatchObject({ key: { active: true } });

    await changeSettings(store, id, { active: false }, { create: false });
    const other = await createClientKey(store, id);
    const made = other.outcome === 'created' ? other.key.public_key : '';
    expect(await intake(id, made)).toMatchObject({ settings: { active: false } });
    await changeSettings(store, id, { active: true }, { create: false });
    expect(await intake(id, made)).toMatchObject({ settings: { active: true } });
  });

  it('is of one key of one project', async () => {
    const [one, other] = [await collecting(), await collecting()];
    await one.intake(one.id, one.key.public_key);
    expect(await one.intake(other.id, one.key.public_key)).toMatchObject({ key: null });
    expect(await one.intake(other.id, other.key.public_key)).toMatchObject({ key: { active: true } });
  });

  it('is forgotten of the oldest of more than a thousand keys', async () => {
    const { id, key, intake } = await collecting();
    await intake(id, key.public_key);
    const answer = { Responses: { [store.table]: [] as object[] } };
    const many = cachedIntake({
      table: store.table,
      db: {
        send: async (command: { input: { RequestItems: Record<string, { Keys: { pk: string; sk: string }[] }> } }) => {
          store.sent.push('read');
          const { Keys } = command.input.RequestItems[store.table]!;
          answer.Responses[store.table] = Keys.map((one) => ({ ...one, active: true, integrated: true }));
          return answer;
        },
      } as never,
    });
    store.sent.length = 0;
    for (let number = 0; number <= 1_000; number++) await many(number, 'glet_a');
    expect(store.sent).toHaveLength(1_001);
    await many(1, 'glet_a');
    expect(store.sent).toHaveLength(1_001);
    await many(0, 'glet_a');
    expect(store.sent).toHaveLength(1_002);
  });
});
