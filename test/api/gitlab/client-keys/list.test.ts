import { beforeAll, describe, expect, it } from 'vitest';
import { NO_PROJECT } from '../../../kit/answers.ts';
import { exceptionOf, newReporter, report } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { pageOf } from '../../../kit/pages.ts';
import { memberOf, newClientKey, newProject, placesOf, type ClientKey, type Project } from '../../../kit/projects.ts';
import { admin, as } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

let project: Project;
let keys: ClientKey[];
/** The list's own address, as `Link` gives it. */
let url: string;

beforeAll(async () => {
  project = await newProject();
  const made = await Promise.all(Array.from({ length: 25 }, () => newClientKey(project)));
  keys = made.toSorted((one, other) => one.id - other.id);
  url = target.base + project.clientKeys;
});

it('a project without keys has an empty list with all its headers', async () => {
  const empty = await newProject();
  const answer = await admin('GET', empty.clientKeys);
  expect(answer).toEqual({ status: 200, json: [] });
  expect(pageOf(answer)).toEqual({ page: '1', perPage: '20', prev: '', next: '', total: '0', pages: '1' });
  const link = (rel: string): string =>
    `<${target.base}${empty.clientKeys}?id=${empty.id}&page=1&per_page=>; rel="${rel}"`;
  expect(answer.headers['link']).toBe([link('first'), link('last')].join(', '));
});

it('keys come in ascending order of their ids, twenty at a time', async () => {
  const answer = await admin('GET', project.clientKeys);
  expect(answer.text).toBe(JSON.stringify(keys.slice(0, 20)));
  expect(pageOf(answer)).toEqual({ page: '1', perPage: '20', prev: '', next: '2', total: '25', pages: '2' });
});

it('a maintainer sees the same list', async () => {
  const maintainer = await memberOf(project, { scopes: ['read_api'] });
  const answer = await maintainer('GET', project.clientKeys, { query: { per_page: 100 } });
  expect(answer).toEqual({ status: 200, json: keys });
});

it('a project that does not exist has no list', async () => {
  expect(await admin('GET', placesOf(9_000_000_000).clientKeys)).toEqual(NO_PROJECT);
});

describe('the Link header', () => {
  it.each([
    ['per_page=10', { next: 2, first: 1, last: 3 }],
    ['per_page=10&page=1', { next: 2, first: 1, last: 3 }],
    ['page=2&per_page=10', { prev: 1, next: 3, first: 1, last: 3 }],
    ['page=3&per_page=10', { prev: 2, first: 1, last: 3 }],
    ['page=4&per_page=10', { first: 1, last: 3 }],
    ['per_page=25', { first: 1, last: 1 }],
    ['per_page=1000', { first: 1, last: 1 }],
    ['per_page=abc&page=1', { next: 2, first: 1, last: 2 }],
  ])('of ?%s leads to %j, in this order', async (query, pages) => {
    const { headers } = await admin('GET', project.clientKeys, { query });
    const perPage = new URLSearchParams(query).get('per_page');
    const links = Object.entries(pages).map(
      ([rel, page]) => `<${url}?id=${project.id}&page=${page}&per_page=${perPage}>; rel="${rel}"`,
    );
    expect(headers['link']).toBe(links.join(', '));
  });

  it('leaves per_page empty where none was sent', async () => {
    const { headers } = await admin('GET', project.clientKeys, { query: 'page=2' });
    const link = (page: number, rel: string): string =>
      `<${url}?id=${project.id}&page=${page}&per_page=>; rel="${rel}"`;
    expect(headers['link']).toBe([link(1, 'prev'), link(1, 'first'), link(2, 'last')].join(', '));
  });

  it('keeps the other parameters, sorted, and its page can be followed as it stands', async () => {
    const { headers } = await admin('GET', project.clientKeys, { query: 'z=1&per_page=24&a=x%20y%26z' });
    const next = `${url}?a=x+y%26z&id=${project.id}&page=2&per_page=24&z=1`;
    expect(headers['link']).toContain(`<${next}>; rel="next"`);
    const followed = await admin('GET', next.slice(target.base.length));
    expect(followed).toEqual({ status: 200, json: keys.slice(24) });
  });

  it('names the project as the caller did', async () => {
    const path = encodeURIComponent(project.fullPath);
    const { headers } = await admin('GET', placesOf(path).clientKeys, { query: 'per_page=25' });
    const own = `${target.base}/v4/projects/${path}/error_tracking/client_keys?id=${path}&page=1&per_page=25`;
    expect(headers['link']).toBe(`<${own}>; rel="first", <${own}>; rel="last"`);
  });

  it.each(['private_token', 'access_token', 'bearer_token', 'job_token'])('never repeats a %s', async (name) => {
    const token = name === 'job_token' ? 'a-job' : target.adminToken;
    const caller = as(target.adminToken);
    const { status, headers } = await caller('GET', project.clientKeys, { query: { [name]: token, per_page: 5 } });
    expect(status).toBe(200);
    expect(headers['link']).toContain(`<${url}?id=${project.id}&page=2&per_page=5>; rel="next"`);
    expect(headers['link']).not.toContain(token);
    expect(headers['link']).not.toContain(name);
  });
});

describe('pages that were asked for oddly', () => {
  it.each([
    ['', '1', '20', 0],
    ['per_page=1', '1', '1', 0],
    ['per_page=100', '1', '100', 0],
    ['per_page=101', '1', '100', 0],
    ['per_page=99999999999999999999', '1', '100', 0],
    ['per_page=5abc', '1', '5', 0],
    ['per_page=', '1', '20', 0],
    ['per_page=abc', '1', '20', 0],
    ['per_page=-1', '1', '20', 0],
    ['per_page=0', '1', '20', 0],
    ['per_page', '1', '20', 0],
    ['page=2', '2', '20', 20],
    ['page=2abc&per_page=3', '2', '3', 3],
    ['page=1.9&per_page=3', '1', '3', 0],
    ['page=0&per_page=3', '1', '3', 0],
    ['page=-1&per_page=3', '1', '3', 0],
    ['page=&per_page=3', '1', '3', 0],
    ['page=abc&per_page=3', '1', '3', 0],
    ['page=1&page=3&per_page=3', '3', '3', 6],
  ])('?%s: page %s of %s each', async (query, page, perPage, start) => {
    const answer = await admin('GET', project.clientKeys, { query });
    const size = Number(perPage);
    expect(answer).toEqual({ status: 200, json: keys.slice(start, start + size) });
    const pages = Math.ceil(25 / size);
    expect(pageOf(answer)).toEqual({
      page,
      perPage,
      prev: page === '1' ? '' : String(Number(page) - 1),
      next: Number(page) < pages ? String(Number(page) + 1) : '',
      total: '25',
      pages: String(pages),
    });
  });

  it.each(['9', '1000000'])('page %s, beyond the end, is empty', async (page) => {
    const answer = await admin('GET', project.clientKeys, { query: { page, per_page: 10 } });
    expect(answer).toEqual({ status: 200, json: [] });
    expect(pageOf(answer)).toEqual({ page, perPage: '10', prev: '', next: '', total: '25', pages: '3' });
  });
});

it('each key has beside it what is used of its limit, if that is asked for', async () => {
  const reporter = await newReporter();
  const { key } = reporter;
  const { clientKeys } = reporter.project;
  const other = await newClientKey(reporter.project);
  const rate_limit = { count: 1_000, window: 86_400 };
  await admin('PUT', `${clientKeys}/${key.id}`, { json: { rate_limit } });
  await report(reporter, exceptionOf('One'), exceptionOf('Two'));
  await untilCounted(reporter.project, 2);

  const usageOf = async (id: number) => {
    const { json } = await admin('GET', clientKeys, { query: { with_usage: true } });
    return (json as (ClientKey & { usage: object })[]).find((one) => one.id === id)!.usage;
  };
  await expect.poll(() => usageOf(key.id)).toMatchObject({ used: 2, limit: rate_limit });
  expect(await usageOf(other.id)).toMatchObject({ used: 0, limit: { count: expect.any(Number) as number } });
  const { json } = await admin('GET', clientKeys);
  expect((json as object[]).filter((one) => 'usage' in one)).toEqual([]);
});

it('what is no boolean is refused', async () => {
  expect(await admin('GET', project.clientKeys, { query: { with_usage: 'maybe' } })).toMatchObject({
    status: 400,
    json: { error: 'with_usage is invalid' },
  });
});
