import { expect, it } from 'vitest';
import { clientKeysOf, newClientKey, newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

it('switches a key off and on, and leaves it as it is without a word', async () => {
  const project = await newProject();
  const { public_key } = await newClientKey(project);
  const path = `${inSentry(project).ofProject}/keys`;
  for (const [json, isActive] of [
    [{ isActive: false, name: 'Web' }, false],
    [{}, false],
    [{ isActive: true }, true],
  ] as const) {
    expect(await admin('PUT', `${path}/${public_key}/`, { json })).toMatchObject({ status: 200, json: { isActive } });
    expect(await clientKeysOf(project)).toMatchObject([{ active: isActive }]);
  }
  expect(await admin('PUT', `${path}/glet_${'0'.repeat(32)}/`, { json: {} })).toEqual(NO_RESOURCE);
  expect(await admin('PUT', `${path}/${public_key}/`, { json: { isActive: 'maybe' } })).toEqual({
    status: 400,
    json: { isActive: ['Not a valid value.'] },
  });
});
