import { expect, it } from 'vitest';
import { newProject, unique } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

it('changes what is said and nothing else, and takes commits as sentry-cli sends them', async () => {
  const { ofOrganization, ofProject } = inSentry(await newProject({ namespace_path: unique('g') }));
  const path = `${ofProject}/releases/1.0.0/`;
  await admin('POST', `${ofProject}/releases/`, { json: { version: '1.0.0', ref: 'main' } });
  // With nanoseconds and an offset.
  const finalized = { json: { projects: [], dateReleased: '2026-11-01T12:00:00.123456789+02:00', url: null } };
  expect(await admin('PUT', path, finalized)).toMatchObject({
    status: 200,
    json: { ref: 'main', url: null, dateReleased: '2026-11-01T10:00:00.123Z' },
  });
  const commits = Array.from({ length: 120 }, (_, at) => ({
    id: String(at).padStart(40, '0'),
    repository: 'demo/shop',
    author_name: 'Ada',
    author_email: 'ada@example.com',
    timestamp: '2026-10-31T12:00:00+00:00',
    message: 'Mend it\n'.repeat(100),
    patch_set: [{ path: 'src/shop.ts', type: 'M' }],
  }));
  const lastCommit = {
    id: '0'.repeat(40),
    message: expect.stringMatching(/^Mend it\n/),
    dateCreated: '2026-10-31T12:00:00.000Z',
    author: { name: 'Ada', email: 'ada@example.com' },
    repository: { name: 'demo/shop' },
  };
  expect(await admin('PUT', `${ofOrganization}/releases/1.0.0/`, { json: { commits } })).toMatchObject({
    status: 200,
    json: { commitCount: 120, lastCommit, authors: [lastCommit.author] },
  });
  const kept = await admin('GET', `${path}commits/`);
  expect(kept.json).toHaveLength(100);
  expect((kept.json as unknown[])[0]).toEqual(lastCommit);
  const refs = { json: { refs: [{ repository: 'demo/shop', commit: 'abc', previousCommit: 'def' }] } };
  expect(await admin('PUT', path, refs)).toMatchObject({
    status: 200,
    json: { commitCount: 1, lastCommit: { id: 'abc' } },
  });
});

it('changes no release that is not there', async () => {
  const { ofProject } = inSentry(await newProject());
  expect(await admin('PUT', `${ofProject}/releases/1/`, { json: { ref: 'main' } })).toEqual(NO_RESOURCE);
  expect(await admin('PUT', `${ofProject}/releases/1/`, { json: { commits: [{ id: 'a' }] } })).toEqual(NO_RESOURCE);
  expect(await admin('GET', `${ofProject}/releases/1/`)).toEqual(NO_RESOURCE);
});
