import { BatchWriteCommand, DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { allowedTargets } from '../../../shared/domain/alerts/allowed-targets.ts';
import { newGate } from '../../../shared/domain/alerts/gate.ts';
import { createDestination } from '../../../shared/services/alerts/save-destination.ts';
import * as alertGates from '../../../shared/store/alert-gates.ts';
import * as alertMessages from '../../../shared/store/alert-messages.ts';
import * as alertTests from '../../../shared/store/alert-tests.ts';
import * as accessTokens from '../../../shared/store/access-tokens.ts';
import * as clientKeys from '../../../shared/store/client-keys.ts';
import * as projects from '../../../shared/store/projects.ts';
import { purgeProject } from '../../../shared/services/projects/purge-project.ts';
import * as settings from '../../../shared/store/settings.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { atOnce, freshProject, itemsBelow, itemsOf, useStore } from '../../kit/store.ts';
import { tokenKeyInMemory } from '../../kit/unit/token-key.ts';

const store = useStore();
const NOW = new Date('2026-11-27T12:00:00.000Z');

/** What was told, once it has a project and a destination. */
const MESSAGE = {
  id: 'msg_1',
  destination_name: 'Hook',
  kind: 'alert',
  state: 'sent',
  at: NOW.toISOString(),
  attempted_at: NOW.toISOString(),
  attempts: 1,
  next_attempt_at: null,
  status: 200,
  problem: null,
  answer: '',
  counts: { new: 1 },
  alerts: [],
  expires_at: NOW.getTime() / 1000 + 60,
} as const;

async function issue(projectId: number): Promise<string> {
  const made = await accessTokens.create(store, {
    project_id: projectId,
    name: 'x'.repeat(200),
    description: null,
    scopes: ['api'],
    access_level: 40,
    created_at: '',
    expiry_date: null,
  });
  if (made.outcome !== 'created') throw new Error(made.outcome);
  return made.secret;
}

/** A deleted project with settings, keys and tokens still below it. */
async function deletedProject(keys: number, tokens: number): Promise<{ id: number; secrets: string[] }> {
  const project = await freshProject(store);
  await settings.change(store, tokenKeyInMemory(), project.id, { active: false, integrated: true }, { create: true });
  const [secrets] = await Promise.all([
    atOnce(tokens, () => issue(project.id)),
    atOnce(keys, () => clientKeys.create(store, project.id)),
  ]);
  await projects.remove(store, project);
  return { id: project.id, secrets };
}

const tokensOf = async (secrets: readonly string[]) =>
  (await Promise.all(secrets.map((secret) => accessTokens.readBySecret(store, secret)))).filter(
    (token) => token !== null,
  );

/** The store, dying after so many batches. */
function dyingStore(batches: number): Store {
  let left = batches;
  const send: Store['db']['send'] = (async (command: never) => {
    if ((command as unknown) instanceof BatchWriteCommand && left-- === 0) throw new Error('killed');
    return store.db.send(command);
  }) as never;
  const db = Object.assign(Object.create(store.db) as Store['db'], { send });
  return { ...store, db };
}

describe('the purge of a deleted project', () => {
  it('takes all that is below it, hundreds of items, and nothing else', async () => {
    const bystander = await freshProject(store);
    const theirs = await issue(bystander.id);
    await clientKeys.create(store, bystander.id);
    const before = await itemsOf(store);

    const { id, secrets } = await deletedProject(45, 30);
    expect(await itemsBelow(store, { id })).toHaveLength(1 + 2 * 45 + 30);
    await purgeProject(store, id);
    expect(await itemsOf(store)).toEqual(expect.arrayContaining(before));
    expect(await itemsOf(store)).toHaveLength(before.length);
    expect(await tokensOf(secrets)).toEqual([]);
    expect(await tokensOf([theirs])).toHaveLength(1);
  });

  it('takes destinations of alerts, what waits for them and what was told', async () => {
    const project = await freshProject(store);
    const tokenKey = tokenKeyInMemory();
    const possible = { allowed: allowedTargets('') };
    const saving = { ...possible, store, tokenKey, projectId: project.id, base: 'https://glet.example', now: NOW };
    const { id } = await createDestination(saving, 'webhook', { name: 'Hook', url: 'https://hooks.example/one' });
    await alertGates.change(store, project.id, id, NOW, () => newGate());
    await alertTests.countOne(store, project.id, NOW);
    await alertMessages.put(store, { ...MESSAGE, project_id: project.id, destination_id: id });
    const ofAlerts = (await itemsBelow(store, project))
      .map(({ sk }) => String(sk))
      .filter((sk) => sk.startsWith('ALERT'));
    expect(ofAlerts.map((sk) => sk.replace(/#.*/, '')).toSorted()).toEqual([
      'ALERT_DESTINATION',
      'ALERT_GATE',
      'ALERT_MESSAGE',
      'ALERT_TESTS',
    ]);
    await projects.remove(store, (await projects.read(store, project.id))!);
    await purgeProject(store, project.id);
    expect(await itemsBelow(store, project)).toEqual([]);
  });

  it('may run again, and at the same time as another', async () => {
    const { id, secrets } = await deletedProject(30, 5);
    await Promise.all([purgeProject(store, id), purgeProject(store, id)]);
    await purgeProject(store, id);
    expect(await itemsBelow(store, { id })).toEqual([]);
    expect(await tokensOf(secrets)).toEqual([]);
  });

  it.each([0, 1, 2, 3])('may be killed after %d batches: the next run finishes the work', async (batches) => {
    const { id, secrets } = await deletedProject(5, 26);
    await expect(purgeProject(dyingStore(batches), id)).rejects.toThrow('killed');
    await purgeProject(store, id);
    expect(await itemsBelow(store, { id })).toEqual([]);
    expect(await tokensOf(secrets)).toEqual([]);
  });

  it('finishes what lost some of its items already', async () => {
    const { id } = await deletedProject(3, 0);
    for (const { pk, sk } of (await itemsBelow(store, { id })).slice(0, 3))
      await store.db.send(new DeleteCommand({ TableName: store.table, Key: { pk, sk } }));
    await purgeProject(store, id);
    expect(await itemsBelow(store, { id })).toEqual([]);
  });

  it('purging a project without items writes nothing', async () => {
    store.sent.length = 0;
    await purgeProject(store, 999_999);
    // Errors of three statuses, and the project's own partition.
    expect(store.sent).toEqual(Array.from({ length: 4 }, () => 'QueryCommand'));
  });
});
