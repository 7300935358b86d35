import { expect, it } from 'vitest';
import { newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

it('deletes a release, its commits, and its place in the list', async () => {
  const { ofProject } = inSentry(await newProject());
  const json = { version: '1', commits: [{ id: 'a' }] };
  await admin('POST', `${ofProject}/releases/`, { json });
  expect(await admin('DELETE', `${ofProject}/releases/1/`)).toMatchObject({ status: 204 });
  expect(await admin('DELETE', `${ofProject}/releases/1/`)).toEqual(NO_RESOURCE);
  expect((await admin('GET', `${ofProject}/releases/`)).json).toEqual([]);
  expect(await admin('POST', `${ofProject}/releases/`, { json: { version: '1' } })).toMatchObject({
    status: 201,
    json: { commitCount: 0 },
  });
  expect((await admin('GET', `${ofProject}/releases/1/commits/`)).json).toEqual([]);
});
