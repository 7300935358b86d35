import { expect, it } from 'vitest';
import { clientKeysOf, newClientKey, newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

it('takes a key away, once', async () => {
  const project = await newProject();
  const { public_key } = await newClientKey(project);
  const path = `${inSentry(project).ofProject}/keys/${public_key}/`;
  expect(await admin('DELETE', path)).toEqual({ status: 204, json: undefined });
  expect(await admin('DELETE', path)).toEqual(NO_RESOURCE);
  expect(await clientKeysOf(project)).toEqual([]);
});
