import { expect, it } from 'vitest';
import { newProject, unique } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

it('makes a release once, in all of the projects that are named, and says so when it is repeated', async () => {
  const namespace_path = unique('g');
  const [one, other] = [await newProject({ namespace_path }), await newProject({ namespace_path })];
  const { ofOrganization, ofProject, slug } = inSentry(one);
  // sentry-cli sends ids as numbers.
  const json = { version: 'shop@1.0.0+7', projects: [slug, other.id], ref: 'main', url: 'https://ci.example/1' };
  const made = await admin('POST', `${ofOrganization}/releases/`, { json });
  expect(made).toEqual({
    status: 201,
    json: {
      id: expect.any(Number),
      version: 'shop@1.0.0+7',
      shortVersion: '1.0.0+7',
      ref: 'main',
      url: 'https://ci.example/1',
      status: 'open',
      dateCreated: expect.stringMatching(/Z$/),
      dateStarted: null,
      dateReleased: null,
      firstEvent: null,
      lastEvent: null,
      newGroups: 0,
      commitCount: 0,
      lastCommit: null,
      deployCount: 0,
      lastDeploy: null,
      authors: [],
      owner: null,
      data: {},
      projects: [one, other].map(({ id, fullPath }) => {
        const path = fullPath.split('/').at(-1);
        return { id, slug: path, name: path, platform: null, newGroups: 0 };
      }),
    },
  });
  expect(await admin('POST', `${ofOrganization}/releases/`, { json })).toEqual({ ...made, status: 208 });
  const again = { json: { version: json.version, status: 'archived' } };
  expect(await admin('POST', `${ofProject}/releases/`, again)).toMatchObject({
    status: 208,
    json: { status: 'archived', ref: 'main', projects: [{ id: one.id }] },
  });
  // As `sentry-cli releases restore` sends it: of those that have it.
  const restored = { json: { version: json.version, projects: [], status: 'open' } };
  expect(await admin('POST', `${ofOrganization}/releases/`, restored)).toMatchObject({
    status: 208,
    json: { status: 'open', projects: [{ id: one.id }, { id: other.id }] },
  });
});

it('makes one of many callers at once', async () => {
  const project = await newProject();
  const path = `${inSentry(project).ofProject}/releases/`;
  const calls = Array.from({ length: 8 }, (_, ref) =>
    admin('POST', path, { json: { version: '1', ref: String(ref) } }),
  );
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  expect(statuses.toSorted((one, other) => one - other)).toEqual([201, ...Array<number>(7).fill(208)]);
  expect((await admin('GET', path)).json).toHaveLength(1);
});

it('refuses what is no version, no project of the path and no address', async () => {
  const [project, elsewhere] = [await newProject({ namespace_path: unique('g') }), await newProject()];
  const { ofOrganization, ofProject } = inSentry(project);
  const fieldsOf = async (json: object, path = ofProject): Promise<unknown> => {
    const { status, json: body } = await admin('POST', `${path}/releases/`, { json });
    expect(status).toBe(400);
    return Object.keys(body as object);
  };
  const versions = [
    '',
    ' ',
    '.',
    '..',
    'latest',
    'Latest',
    'a/b',
    'a\\b',
    'a\nb',
    'a\tb',
    'x'.repeat(201),
    'ä'.repeat(101),
  ];
  for (const version of [...versions, 'x'.repeat(10_000)]) expect(await fieldsOf({ version })).toEqual(['version']);
  expect(await fieldsOf({ version: { text: '1' } })).toEqual(['version']);
  expect(await fieldsOf({})).toEqual(['version']);
  expect(await fieldsOf({ version: '1', url: 'javascript:alert(1)' })).toEqual(['url']);
  expect(await fieldsOf({ version: '1', dateReleased: 'yesterday' })).toEqual(['dateReleased']);
  expect(await fieldsOf({ version: '1', status: 'gone' })).toEqual(['status']);
  expect(await fieldsOf({ version: '1', commits: [{ message: 'no id' }] })).toEqual(['commits']);
  expect(await fieldsOf({ version: '1', commits: 'abc' })).toEqual(['commits']);
  expect(
    await admin('POST', `${ofOrganization}/releases/`, { json: { version: '1', projects: [elsewhere.id] } }),
  ).toEqual({ status: 400, json: { projects: ['Invalid project ids or slugs'] } });
  expect(await admin('GET', `${ofProject}/releases/1/`)).toEqual(NO_RESOURCE);
});

it('wants to know for which of several projects a new release is', async () => {
  const namespace_path = unique('g');
  const project = await newProject({ namespace_path });
  await newProject({ namespace_path });
  const path = `${inSentry(project).ofOrganization}/releases/`;
  expect(await admin('POST', path, { json: { version: '1', projects: [] } })).toEqual({
    status: 400,
    json: { projects: ['Name the projects of a new release.'] },
  });
});
