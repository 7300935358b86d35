import { expect, it } from 'vitest';
import { newProject, unique } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

it('is the latest release before that has commits, or an empty object', async () => {
  const { ofProject, ofOrganization } = inSentry(await newProject({ namespace_path: unique('g') }));
  const previousOf = (version: string) => admin('GET', `${ofOrganization}/releases/${version}/previous-with-commits/`);
  for (const version of ['1', '2', '3'])
    await admin('POST', `${ofProject}/releases/`, {
      json: { version, ...(version === '1' && { commits: [{ id: 'first' }] }) },
    });
  expect(await previousOf('1')).toEqual({ status: 200, json: {} });
  expect(await previousOf('3')).toMatchObject({ status: 200, json: { version: '1', lastCommit: { id: 'first' } } });
  expect(await previousOf('4')).toEqual(NO_RESOURCE);
});
