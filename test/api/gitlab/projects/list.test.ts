import { beforeAll, describe, expect, it, vi } from 'vitest';
import { invalid } from '../../../kit/answers.ts';
import { linksOf, pageOf } from '../../../kit/pages.ts';
import { memberOf, newProject, unique, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

/** In the names of this file's projects and of no other. */
const word = unique('List');
let oldest: Project;
let middle: Project;
let newest: Project;

const idsOf = (answer: { json: unknown }): number[] => (answer.json as { id: number }[]).map(({ id }) => id);
const list = (query: Record<string, string | number> = {}) =>
  admin('GET', '/v4/projects', { query: { search: word, ...query } });

beforeAll(async () => {
  oldest = await newProject({ name: `${word} B`, path: `a-${unique()}` });
  middle = await newProject({ name: `${word} c`, path: `c-${unique()}` });
  newest = await newProject({ name: `${word} A`, path: `b-${unique()}` });
  await vi.waitUntil(async () => idsOf(await list()).length === 3, 10_000);
});

it('the newest project comes first', async () => {
  const answer = await list();
  expect(answer.status).toBe(200);
  expect(idsOf(answer)).toEqual([newest.id, middle.id, oldest.id]);
});

it('a listed project is shown as it is shown alone', async () => {
  const { json } = await admin('GET', oldest.at);
  expect(await list({ sort: 'asc', per_page: 1 })).toEqual({ status: 200, json: [json] });
});

describe('search', () => {
  it.each([
    ['part of the name', () => word.slice(2), () => [newest.id, middle.id, oldest.id]],
    ['in whatever case', () => word.toUpperCase(), () => [newest.id, middle.id, oldest.id]],
    ['the whole name', () => `${word} B`, () => [oldest.id]],
    ['the path', () => middle.fullPath.split('/')[1]!, () => [middle.id]],
    ['what nothing has', () => unique('nothing'), () => []],
  ])('finds by %s', async (_, search, ids) => {
    expect(idsOf(await list({ search: search() }))).toEqual(ids());
  });
});

describe('order', () => {
  it.each([
    [{ sort: 'asc' }, () => [oldest, middle, newest]],
    [{ sort: 'desc' }, () => [newest, middle, oldest]],
    [{ order_by: 'id', sort: 'asc' }, () => [oldest, middle, newest]],
    [{ order_by: 'id' }, () => [newest, middle, oldest]],
    [{ order_by: 'created_at', sort: 'asc' }, () => [oldest, middle, newest]],
    [{ order_by: 'path', sort: 'asc' }, () => [oldest, newest, middle]],
    [{ order_by: 'path' }, () => [middle, newest, oldest]],
    [{ order_by: 'last_activity_at', sort: 'asc' }, () => [oldest, middle, newest]],
    [{ order_by: 'updated_at', sort: 'asc' }, () => [oldest, middle, newest]],
  ])('by %j', async (query, projects) => {
    expect(idsOf(await list(query))).toEqual(projects().map(({ id }) => id));
  });

  it.each([
    [{ order_by: 'size' }, 'order_by does not have a valid value'],
    [{ sort: 'up' }, 'sort does not have a valid value'],
    [{ visibility: 'secret' }, 'visibility does not have a valid value'],
    [{ archived: 'maybe' }, 'archived is invalid'],
  ])('%j is refused', async (query, problem) => {
    expect(await list(query)).toEqual(invalid(problem));
  });
});

describe('filters', () => {
  it.each([
    [{ visibility: 'private' }, 3],
    [{ visibility: 'public' }, 0],
    [{ visibility: 'internal' }, 0],
    [{ archived: 'false' }, 3],
    [{ archived: 'true' }, 0],
    [{ membership: 'true', simple: 'false' }, 3],
  ])('%j leaves %i', async (query, count) => {
    expect(idsOf(await list(query as Record<string, string>))).toHaveLength(count);
  });
});

describe('pages', () => {
  it('two at a time', async () => {
    const first = await list({ per_page: 2 });
    expect(idsOf(first)).toEqual([newest.id, middle.id]);
    expect(pageOf(first)).toEqual({ page: '1', perPage: '2', prev: '', next: '2', total: '3', pages: '2' });
    const links = linksOf(first.headers);
    expect(Object.keys(links)).toEqual(['next', 'first', 'last']);
    const second = await admin('GET', `/v4/projects${links['next']!.search}`);
    expect(idsOf(second)).toEqual([oldest.id]);
    expect(pageOf(second)).toEqual({ page: '2', perPage: '2', prev: '1', next: '', total: '3', pages: '2' });
    expect(Object.keys(linksOf(second.headers))).toEqual(['prev', 'first', 'last']);
    expect(linksOf(second.headers)['prev']!.searchParams.get('search')).toBe(word);
  });

  it('twenty when nothing is said, a hundred at most', async () => {
    expect(pageOf(await list())).toMatchObject({ page: '1', perPage: '20' });
    expect(pageOf(await list({ page: '', per_page: '' }))).toMatchObject({ page: '1', perPage: '20' });
    expect(pageOf(await list({ per_page: 1000 }))).toMatchObject({ perPage: '100' });
  });

  it.each([
    ['page=x', 'page is invalid'],
    ['page=1.5', 'page is invalid'],
    ['page=2abc', 'page is invalid'],
    ['per_page=x', 'per_page is invalid'],
    ['per_page[]=1', 'per_page is invalid'],
    ['page=x&per_page=y', 'page is invalid, per_page is invalid'],
    ['per_page=0', 'per_page has a value not allowed'],
    ['page=0', 'page does not have a valid value'],
    ['page=-1', 'page does not have a valid value'],
    ['per_page=-1', 'per_page does not have a valid value'],
  ])('?%s is refused', async (query, problem) => {
    expect(await admin('GET', '/v4/projects', { query })).toEqual(invalid(problem));
  });
});

it('a project token lists its own project and nothing else', async () => {
  const member = await memberOf(middle, { access_level: 10, scopes: ['read_api'] });
  const answer = await member('GET', '/v4/projects');
  expect(idsOf(answer)).toEqual([middle.id]);
  expect(pageOf(answer)).toMatchObject({ total: '1', pages: '1' });
  expect(await member('GET', '/v4/projects', { query: { search: unique() } })).toEqual({ status: 200, json: [] });
});
