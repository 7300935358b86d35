import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, NO_GROUP } from '../../../kit/answers.ts';
import { newGroup, type MadeGroup } from '../../../kit/groups.ts';
import { pageOf } from '../../../kit/pages.ts';
import { memberOf, newProject, unique, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

let group: MadeGroup;
let second: Project;
let below: MadeGroup;
const list = (query: Record<string, string | number> = {}, id: number | string = group.id) =>
  admin('GET', `/v4/groups/${id}/projects`, { query });
const idsOf = (answer: { json: unknown }): number[] => (answer.json as { id: number }[]).map(({ id }) => id);

beforeAll(async () => {
  group = await newGroup();
  second = await newProject({ namespace_path: group.fullPath, name: 'A second' });
  below = await newGroup(`${group.fullPath}/deep`);
  // Begins alike, and is another group.
  await newProject({ namespace_path: `${group.fullPath}-2` });
});

it('has the projects of the group at once, the newest first, as they are shown alone', async () => {
  const alone = await Promise.all([second, group.project].map(({ at }) => admin('GET', at)));
  expect(await list()).toEqual({ status: 200, json: alone.map(({ json }) => json) });
  expect(await list({}, encodeURIComponent(group.fullPath))).toMatchObject({ status: 200, json: [{}, {}] });
});

describe('selected', () => {
  it.each<[Record<string, string | number>, () => number[]]>([
    [{ include_subgroups: 'true', order_by: 'id', sort: 'asc' }, () => [group.project.id, second.id, below.project.id]],
    [{ order_by: 'name', sort: 'asc', search: 'second' }, () => [second.id]],
    [{ sort: 'asc' }, () => [group.project.id, second.id]],
    [{ archived: 'true' }, () => []],
    [{ visibility: 'public' }, () => []],
    [{ order_by: 'star_count' }, () => [second.id, group.project.id]],
    [{ simple: 'true', with_shared: 'false' }, () => [second.id, group.project.id]],
  ])('%j', async (query, ids) => {
    expect(idsOf(await list(query))).toEqual(ids());
  });

  it.each([
    [{ order_by: 'size' }, 'order_by does not have a valid value'],
    [{ include_subgroups: 'maybe' }, 'include_subgroups is invalid'],
    [{ per_page: 0 }, 'per_page has a value not allowed'],
  ])('%j is refused', async (query, problem) => {
    expect(await list(query as Record<string, string>)).toEqual(invalid(problem));
  });

  it('by pages', async () => {
    const answer = await list({ per_page: 1, page: 2 });
    expect(idsOf(answer)).toEqual([group.project.id]);
    expect(pageOf(answer)).toEqual({ page: '2', perPage: '1', prev: '1', next: '', total: '2', pages: '2' });
  });
});

it('follows a project that is renamed, and forgets one that is deleted', async () => {
  const { id, fullPath, project } = await newGroup();
  const path = unique('renamed');
  await admin('PUT', project.at, { json: { path } });
  expect(await list({}, id)).toMatchObject({ json: [{ path_with_namespace: `${fullPath}/${path}` }] });
  await admin('DELETE', project.at);
  expect(await list({}, id)).toEqual({ status: 200, json: [] });
});

it('a project token sees its own project, also from no group but its own', async () => {
  const member = await memberOf(second, { access_level: 10, scopes: ['read_api'] });
  const at = `/v4/groups/${group.id}/projects`;
  expect(idsOf(await member('GET', at))).toEqual([second.id]);
  expect(idsOf(await member('GET', at, { query: { include_subgroups: 'true' } }))).toEqual([second.id]);
  expect(await member('GET', `/v4/groups/${below.id}/projects`)).toEqual(NO_GROUP);
  expect(await list({}, 'no-such-group')).toEqual(NO_GROUP);
});
