import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, UNAUTHORIZED } from '../../../kit/answers.ts';
import { newGroup, type MadeGroup } from '../../../kit/groups.ts';
import { linksOf, pageOf } from '../../../kit/pages.ts';
import { memberOf, newProject, unique } from '../../../kit/projects.ts';
import { admin, anonymous } from '../../../kit/request.ts';

/** In the paths of this file's groups and of no other. */
const word = unique('List');
let groups: MadeGroup[];
const list = (query: Record<string, string | number> = {}) =>
  admin('GET', '/v4/groups', { query: { search: word, ...query } });
const namesOf = (answer: { json: unknown }): string[] =>
  (answer.json as { full_path: string }[]).map(({ full_path }) => full_path.replace(`${word}/`, ''));

beforeAll(async () => {
  groups = [];
  for (const name of ['B', 'c', 'a/z', 'a']) {
    const project = await newProject({ namespace_path: `${word}/${name}` });
    const { json } = await admin('GET', project.at);
    groups.push({ ...(json as { namespace: MadeGroup }).namespace, fullPath: `${word}/${name}`, project });
  }
});

it('all groups are listed by name, with those that only hold others', async () => {
  expect(namesOf(await list())).toEqual(['a', 'B', 'c', word, 'a/z'].toSorted(byLastName));
});

const byLastName = (one: string, other: string): number => {
  const [first, second] = [one, other].map((path) => path.split('/').at(-1)!.toLowerCase()) as [string, string];
  return first < second ? -1 : 1;
};

it('a listed group is shown as it is shown alone, without its projects', async () => {
  const { json } = await admin('GET', `/v4/groups/${encodeURIComponent(`${word}/c`)}`);
  const { shared_with_groups, prevent_sharing_groups_outside_hierarchy, projects, shared_projects, ...group } =
    json as Record<string, unknown>;
  expect(projects).toHaveLength(1);
  expect([shared_with_groups, prevent_sharing_groups_outside_hierarchy, shared_projects]).toEqual([[], false, []]);
  expect(await list({ search: `${word}/c` })).toEqual({ status: 200, json: [group] });
});

describe('order and filters', () => {
  it.each<[Record<string, string | number>, string[]]>([
    [{ order_by: 'path' }, ['', 'a', 'a/z', 'B', 'c']],
    [{ order_by: 'path', sort: 'desc' }, ['c', 'B', 'a/z', 'a', '']],
    [{ search: `${word}/A`.toLowerCase() }, ['a', 'a/z']],
    [{ search: unique('nothing') }, []],
    [{ visibility: 'public' }, []],
    [{ top_level_only: 'true' }, ['']],
    [{ all_available: 'true', owned: 'true', search: `${word}/c` }, ['c']],
  ])('%j', async (query, names) => {
    expect(namesOf(await list(query))).toEqual(names.map((name) => name || word));
  });

  it('leaves out the groups that it is told', async () => {
    const answer = await admin('GET', '/v4/groups', { query: `search=${word}/&skip_groups[]=${groups[1]!.id}` });
    expect(namesOf(answer)).toEqual(['a', 'B', 'a/z']);
  });

  it.each([
    [{ order_by: 'size' }, 'order_by does not have a valid value'],
    [{ sort: 'up' }, 'sort does not have a valid value'],
    [{ top_level_only: 'maybe' }, 'top_level_only is invalid'],
    [{ skip_groups: 'x' }, 'skip_groups is invalid'],
    [{ page: 0 }, 'page does not have a valid value'],
    [{ per_page: 'x' }, 'per_page is invalid'],
  ])('%j is refused', async (query, problem) => {
    expect(await list(query as Record<string, string>)).toEqual(invalid(problem));
  });
});

it('comes in pages', async () => {
  const first = await list({ per_page: 2, order_by: 'path' });
  expect(namesOf(first)).toEqual([word, 'a']);
  expect(pageOf(first)).toEqual({ page: '1', perPage: '2', prev: '', next: '2', total: '5', pages: '3' });
  const { next } = linksOf(first.headers);
  expect(namesOf(await admin('GET', `/v4/groups${next!.search}`))).toEqual(['a/z', 'B']);
});

it('a project token lists the group of its project and no other', async () => {
  const { id, project } = await newGroup(word);
  const member = await memberOf(project, { access_level: 10, scopes: ['read_api'] });
  const answer = await member('GET', '/v4/groups');
  expect((answer.json as { id: number }[]).map((group) => group.id)).toEqual([id]);
  expect(pageOf(answer)).toMatchObject({ total: '1' });
  expect(await anonymous('GET', '/v4/groups')).toEqual(UNAUTHORIZED);
});

it('two projects that are the first in one group together make one group', async () => {
  const namespace_path = `${unique('first')}/sub`;
  const made = await Promise.all(Array.from({ length: 6 }, () => newProject({ namespace_path })));
  const answer = await admin('GET', '/v4/groups', { query: { search: namespace_path } });
  expect(answer.json).toHaveLength(1);
  const projects = await admin('GET', `/v4/groups/${encodeURIComponent(namespace_path)}/projects`);
  const ids = (projects.json as { id: number }[]).map(({ id }) => id);
  expect(new Set(ids)).toEqual(new Set(made.map(({ id }) => id)));
  expect(ids).toHaveLength(6);
});
