import { expect, it } from 'vitest';
import { newProject, unique } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

it('adds a deploy once, however often and from however many it is told', async () => {
  const { ofProject, ofOrganization } = inSentry(await newProject({ namespace_path: unique('g') }));
  await admin('POST', `${ofProject}/releases/`, { json: { version: '1' } });
  const path = `${ofOrganization}/releases/1/deploys/`;
  const json = { environment: 'production', name: 'blue', dateFinished: '2026-11-01T12:00:00.327888497Z' };
  const answers = await Promise.all(Array.from({ length: 4 }, () => admin('POST', path, { json })));
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 208, 208, 208]);
  expect(answers[0]!.json).toEqual({
    id: expect.stringMatching(/^\d+$/),
    environment: 'production',
    name: 'blue',
    url: null,
    dateStarted: null,
    dateFinished: '2026-11-01T12:00:00.327Z',
  });
  expect((await admin('GET', `${ofProject}/releases/1/`)).json).toMatchObject({
    deployCount: 1,
    lastDeploy: answers[0]!.json,
  });
});

it('refuses an environment that is none, and a release that is not there', async () => {
  const { ofProject } = inSentry(await newProject());
  await admin('POST', `${ofProject}/releases/`, { json: { version: '1' } });
  const path = `${ofProject}/releases/1/deploys/`;
  for (const environment of ['', ' ', 'a/b', 'x'.repeat(65), undefined])
    expect(await admin('POST', path, { json: { environment } })).toMatchObject({
      status: 400,
      json: { environment: [expect.any(String)] },
    });
  const json = { environment: 'production' };
  expect(await admin('POST', path, { json: { ...json, url: 'ftp://x' } })).toMatchObject({ status: 400 });
  expect(await admin('POST', `${ofProject}/releases/2/deploys/`, { json })).toEqual(NO_RESOURCE);
});
