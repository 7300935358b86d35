import { expect, it } from 'vitest';
import { MAX_ALERT_DESTINATIONS } from '../../../../shared/domain/alerts/alert-destination.ts';
import { allowedTargets } from '../../../../shared/domain/alerts/allowed-targets.ts';
import { createDestination, updateDestination } from '../../../../shared/services/alerts/save-destination.ts';
import { freshProject, useStore } from '../../../kit/store.ts';
import { tokenKeyInMemory } from '../../../kit/unit/token-key.ts';

const store = useStore();

async function savingIn(tokenKey = tokenKeyInMemory()) {
  const project = await freshProject(store);
  const now = new Date('2026-11-27T12:00:00.000Z');
  return { store, tokenKey, projectId: project.id, base: 'https://glet.test/api', now, allowed: allowedTargets('') };
}

it('asks nobody for a destination that there is no room for', async () => {
  const saving = await savingIn();
  const one = (): Promise<unknown> =>
    createDestination({ ...saving, invite }, 'email', { name: 'Ada', emails: ['ada@acme.example'] });
  const asked: string[] = [];
  const invite = async (addresses: readonly string[]): Promise<null> => {
    asked.push(...addresses);
    return null;
  };
  for (let number = 0; number < MAX_ALERT_DESTINATIONS; number++)
    await createDestination(saving, 'slack', { name: 'Chat', url: 'https://hooks.slack.com/services/T0' });
  await expect(one()).rejects.toMatchObject({ rule: { code: 'field-invalid', field: 'name' } });
  expect(asked).toEqual([]);
});

it('asks a new address once, however often a save is repeated because somebody else saves, too', async () => {
  const saving = await savingIn();
  const { id } = await createDestination(saving, 'email', { name: 'Ada', emails: ['ada@acme.example'] });
  const asked: string[] = [];
  const invite = async (addresses: readonly string[]): Promise<null> => {
    asked.push(...addresses);
    await createDestination(saving, 'email', { name: 'Meanwhile', emails: ['eve@acme.example'] });
    return null;
  };
  const emails = ['ada@acme.example', 'bob@acme.example'];
  expect(await updateDestination({ ...saving, invite }, id, { emails })).toMatchObject({ options: { emails } });
  expect(asked).toEqual(['bob@acme.example']);
});
