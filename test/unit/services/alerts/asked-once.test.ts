import { expect, it } from 'vitest';
import { allowedTargets } from '../../../../shared/domain/alerts/allowed-targets.ts';
import { createDestination, updateDestination } from '../../../../shared/services/alerts/save-destination.ts';
import { freshProject, useStore } from '../../../kit/store.ts';
import { tokenKeyInMemory } from '../../../kit/unit/token-key.ts';

const store = useStore();

it('asks a new address once, however often a save is repeated because somebody else saves, too', async () => {
  const project = await freshProject(store);
  const saving = {
    store,
    tokenKey: tokenKeyInMemory(),
    projectId: project.id,
    base: 'https://glet.test/api',
    now: new Date('2026-11-27T12:00:00.000Z'),
    allowed: allowedTargets(''),
  };
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
