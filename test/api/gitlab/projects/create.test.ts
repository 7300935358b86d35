import { describe, expect, it } from 'vitest';
import { FORBIDDEN, invalid, NO_SETTINGS, refused } from '../../../kit/answers.ts';
import { memberOf, newProject, placesOf, unique } from '../../../kit/projects.ts';
import { admin, type Call } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

const { origin, hostname } = new URL(target.base);
const create = (json: Record<string, unknown>, call: Call = {}) => admin('POST', '/v4/projects', { json, ...call });

it('a new project has every field that clients decode', async () => {
  const path = unique();
  const answer = await create({ name: 'Käse + Co (Berlin)', path, namespace_path: 'group/sub', description: 'Cheese' });
  expect(answer).toMatchObject({
    status: 201,
    json: {
      id: expect.any(Number),
      description: 'Cheese',
      name: 'Käse + Co (Berlin)',
      name_with_namespace: 'group / sub / Käse + Co (Berlin)',
      path,
      path_with_namespace: `group/sub/${path}`,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      default_branch: null,
      topics: [],
      ssh_url_to_repo: `git@${hostname}:group/sub/${path}.git`,
      http_url_to_repo: `${origin}/group/sub/${path}.git`,
      web_url: `${origin}/api/ui/group/sub/${path}`,
      readme_url: null,
      forks_count: 0,
      avatar_url: null,
      star_count: 0,
      last_activity_at: expect.any(String),
      namespace: {
        id: expect.any(Number),
        name: 'sub',
        path: 'sub',
        kind: 'group',
        full_path: 'group/sub',
        parent_id: expect.any(Number),
        avatar_url: null,
        web_url: `${origin}/groups/group/sub`,
      },
      visibility: 'private',
      archived: false,
      creator_id: null,
      permissions: { project_access: null, group_access: null },
      monitor_access_level: 'enabled',
    },
  });
  const { id } = answer.json as { id: number };
  expect(await admin('GET', `/v4/projects/${id}`)).toEqual({ status: 200, json: answer.json });
  expect(await admin('GET', placesOf(id).settings)).toEqual(NO_SETTINGS);
});

describe('name and path stand in for each other', () => {
  it('a project without a name is called by its path', async () => {
    const path = unique();
    expect(await create({ path })).toMatchObject({
      status: 201,
      json: { name: path, path, path_with_namespace: `${target.tenant}/${path}`, namespace: { parent_id: null } },
    });
  });

  it('a project without a path gets it from its name', async () => {
    const path = unique('my');
    expect(await create({ name: path.replace('-', ' (') + ')' })).toMatchObject({ status: 201, json: { path } });
  });

  it.each<[string, Call]>([
    ['nothing', {}],
    ['neither of them', { json: { description: 'x', namespace_path: 'group' } }],
    ['a JSON array', { json: [] }],
  ])('%s is not enough', async (_, call) => {
    const sentence = 'name, path are missing, at least one parameter must be provided';
    expect(await admin('POST', '/v4/projects', call)).toEqual(invalid(sentence));
  });
});

describe('wherever the parameters come from', () => {
  it.each(['query', 'json', 'form', 'multipart'] as const)('%s makes a project', async (carrier) => {
    const path = unique();
    const answer = await admin('POST', '/v4/projects', { [carrier]: { path, namespace_path: 'group' } });
    expect(answer).toMatchObject({ status: 201, json: { path_with_namespace: `group/${path}` } });
  });
});

describe('a path is taken once', () => {
  const TAKEN = refused({ path: ['has already been taken'] });

  it('in its namespace, in whatever case', async () => {
    const { fullPath } = await newProject({ namespace_path: 'group' });
    const path = fullPath.split('/')[1]!;
    expect(await create({ path, namespace_path: 'group' })).toEqual(TAKEN);
    expect(await create({ path: path.toUpperCase(), namespace_path: 'Group' })).toEqual(TAKEN);
    expect(await create({ path, namespace_path: 'group/sub' })).toMatchObject({ status: 201 });
    expect(await create({ path })).toMatchObject({ status: 201 });
  });

  it('names need not be unique', async () => {
    const name = unique();
    expect(await create({ name, path: unique() })).toMatchObject({ status: 201 });
    expect(await create({ name, path: unique() })).toMatchObject({ status: 201 });
  });

  it('and is free again after the project is deleted', async () => {
    const project = await newProject();
    const path = project.fullPath.split('/')[1]!;
    await admin('DELETE', project.at);
    const answer = await create({ path });
    expect(answer).toMatchObject({ status: 201, json: { path } });
    expect((answer.json as { id: number }).id).toBeGreaterThan(project.id);
  });
});

describe('paths that GitLab does not allow', () => {
  it.each(['-dash', 'a b', 'a/b', 'ä', 'x.git', 'x.atom', 'a?b', 'a#b', '%2F', '..', '', ' '])(
    '%j is refused',
    async (path) => {
      const answer = await create({ path });
      expect(answer.status).toBe(400);
      expect(Object.keys(answer.json as object)).toEqual([expect.stringMatching(/^(message|error)$/)]);
    },
  );

  it.each(['a//b', '/a', 'a/', 'a/../b', '-a', 'a b', 'ä/b'])(
    'a namespace of %j is refused',
    async (namespace_path) => {
      const answer = await create({ path: unique(), namespace_path });
      expect(answer).toEqual({ status: 400, json: { message: expect.anything() } });
    },
  );

  it('a path or name without end is refused', async () => {
    expect(await create({ path: 'p'.repeat(256) })).toEqual({ status: 400, json: { message: expect.anything() } });
    expect(await create({ name: 'n'.repeat(256), path: unique() })).toMatchObject({ status: 400 });
    expect(await create({ path: unique(), namespace_path: 'n/'.repeat(2000) + 'n' })).toMatchObject({ status: 400 });
  });

  it.each(['a.b', 'a_b', 'A-b', '1', '123'])('%s is allowed', async (path) => {
    const namespace_path = unique('n');
    const answer = await create({ path, namespace_path });
    expect(answer).toMatchObject({ status: 201, json: { path_with_namespace: `${namespace_path}/${path}` } });
    const at = `/v4/projects/${encodeURIComponent(`${namespace_path}/${path}`)}`;
    expect(await admin('GET', at)).toEqual({ status: 200, json: answer.json });
  });
});

describe('what we do not offer is refused in words', () => {
  it.each(['public', 'internal'])('a %s project', async (visibility) => {
    const sentence = `${visibility} is not available, every project is private`;
    expect(await create({ path: unique(), visibility })).toEqual(refused({ visibility_level: [sentence] }));
  });

  it('a visibility that GitLab does not know', async () => {
    const answer = await create({ path: unique(), visibility: 'secret' });
    expect(answer).toEqual(invalid('visibility does not have a valid value'));
  });

  it('a namespace that is not there', async () => {
    for (const namespace_id of [2 ** 52, 0, -1])
      expect(await create({ path: unique(), namespace_id })).toEqual(refused({ namespace: ['is not valid'] }));
    expect(await create({ path: unique(), namespace_id: 'x' })).toEqual(invalid('namespace_id is invalid'));
  });

  it('groups without end', async () => {
    const answer = await create({ path: unique(), namespace_path: Array(22).fill('g').join('/') });
    expect(answer).toEqual(refused({ namespace_path: ['has too deep level of nesting'] }));
  });

  it('a repository to import', async () => {
    const answer = await create({ path: unique(), import_url: 'https://example.com/x.git' });
    expect(answer).toEqual(refused({ import_url: ['is not available, there are no repositories here'] }));
  });

  it('but private is what every project is', async () => {
    expect(await create({ path: unique(), visibility: 'private' })).toMatchObject({
      status: 201,
      json: { visibility: 'private' },
    });
  });
});

it('a project token makes no projects, not even an owner of another', async () => {
  const owner = await memberOf(await newProject(), { access_level: 50 });
  expect(await owner('POST', '/v4/projects', { json: { path: unique() } })).toEqual(FORBIDDEN);
  expect(await owner('POST', '/v4/projects')).toEqual(FORBIDDEN);
});

it('what is no text is no name', async () => {
  expect(await create({ path: ['a'] })).toEqual(invalid('path is invalid'));
  expect(await create({ name: { a: 1 }, path: unique() })).toEqual(invalid('name is invalid'));
});
