import { Gitlab } from '@gitbeaker/rest';
import { beforeAll, describe, expect, it } from 'vitest';
import { invalid } from '../../kit/answers.ts';
import { anEvent, envelopeOf, newReporter, post, type Reporter } from '../../kit/collector.ts';
import { untilCounted, type ShownError } from '../../kit/errors.ts';
import { nextOf, pagesOf } from '../../kit/keyset.ts';
import { admin } from '../../kit/request.ts';
import { target } from '../../kit/target.ts';

const MANY = 45;
let reporter: Reporter;
let errors: ShownError[];

/** Some happened at the very same time, some are resolved: neither may make a page lose or repeat one. */
beforeAll(async () => {
  reporter = await newReporter();
  const start = Math.floor(Date.now() / 1000) - 1_000;
  const events = Array.from({ length: MANY }, (_, index) => anEvent({ timestamp: start + Math.floor(index / 5) }));
  for (let sent = 0; sent < events.length; sent += 10) await post(reporter, envelopeOf(events.slice(sent, sent + 10)));
  errors = await untilCounted(reporter.project, MANY);
  const error_ids = errors.filter((_, index) => index % 3 === 0).map(({ id }) => id);
  const json = { error_ids, status: 'resolved' };
  await admin('PUT', reporter.project.errors, { json });
});

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);
const ascending = (ids: readonly number[]): number[] => ids.toSorted((one, other) => one - other);

describe('following Link leads through every error once', () => {
  it.each([
    ['status=all&per_page=1', MANY],
    ['status=all&per_page=7', 7],
    ['status=all&per_page=15', 3],
    ['status=all&per_page=45', 1],
    ['status=all&per_page=100', 1],
    ['status=all', 3],
    ['status=all&per_page=10&sort=first_seen', 5],
    ['status=all&per_page=10&sort=frequency', 5],
    ['status=all&per_page=10&search_term=it+broke', 5],
  ])('?%s', async (query, pages) => {
    const found = await pagesOf<ShownError>(reporter.project.errors, query);
    expect(ascending(idsOf(found.flat()))).toEqual(ascending(idsOf(errors)));
    const full = found.filter((page) => page.length > 0);
    expect(full).toHaveLength(pages);
    const size = Number(new URLSearchParams(query).get('per_page') ?? 20);
    expect(full.slice(0, -1).every((page) => page.length === size)).toBe(true);
  });

  it('in one order, whatever the size of the pages', async () => {
    const whole = (await pagesOf<ShownError>(reporter.project.errors, 'status=all&per_page=100')).flat();
    const parts = (await pagesOf<ShownError>(reporter.project.errors, 'status=all&per_page=4')).flat();
    expect(idsOf(parts)).toEqual(idsOf(whole));
    expect(whole.map(({ last_seen }) => last_seen)).toEqual(
      whole
        .map((row) => row.last_seen)
        .toSorted()
        .toReversed(),
    );
  });

  it('of one status alone', async () => {
    const resolved = (await pagesOf<ShownError>(reporter.project.errors, 'status=resolved&per_page=4')).flat();
    expect(resolved).toHaveLength(15);
    expect(resolved.every(({ status }) => status === 'resolved')).toBe(true);
  });

  it("as GitLab's JavaScript client does it", async () => {
    const gitlab = new Gitlab({ host: target.base.replace(/\/api$/, ''), token: target.adminToken });
    const { requester } = gitlab.ErrorTrackingSettings;
    const found: number[] = [];
    let searchParams: Record<string, string> | null = { status: 'all', per_page: '20' };
    while (searchParams !== null) {
      const path = `projects/${reporter.project.id}/error_tracking/errors`;
      const { body, headers } = await requester.get(path, { searchParams });
      found.push(...idsOf(body as unknown as ShownError[]));
      const next = nextOf({ headers });
      searchParams = next && Object.fromEntries(next.searchParams);
    }
    expect(ascending(found)).toEqual(ascending(idsOf(errors)));
  });
});

it('the link repeats the request, sorted, and never a secret', async () => {
  const { project } = reporter;
  const query = { status: 'all', per_page: 5, x: 'a b', private_token: target.adminToken };
  const answer = await admin('GET', project.errors, { query });
  expect(answer.headers['x-per-page']).toBe('5');
  expect(answer.headers['link']).not.toContain(target.adminToken);
  const next = nextOf(answer)!;
  expect(next.origin + next.pathname).toBe(target.base + project.errors);
  expect([...next.searchParams]).toEqual([
    ['cursor', expect.stringMatching(/^[\w-]+$/)],
    ['id', String(project.id)],
    ['per_page', '5'],
    ['status', 'all'],
    ['x', 'a b'],
  ]);
});

it('more than a hundred are not given at once', async () => {
  const { headers, json } = await admin('GET', reporter.project.errors, { query: 'status=all&per_page=1000' });
  expect(headers['x-per-page']).toBe('100');
  expect(json).toHaveLength(MANY);
});

it('the last page has no link, and neither has an empty list', async () => {
  expect((await admin('GET', reporter.project.errors, { query: 'status=ignored' })).headers).not.toHaveProperty('link');
  const { project } = await newReporter();
  const empty = await admin('GET', project.errors);
  expect(empty).toEqual({ status: 200, json: [] });
  expect(empty.headers).not.toHaveProperty('link');
});

describe('a cursor that nobody was given is refused', () => {
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each([
    ['a word', 'nonsense'],
    ['no base64', '%%%'],
    ['an object', encoded({ a: 1 })],
    ['null', encoded(null)],
    ['a list of lists', encoded([[]])],
    ['half of one', encoded(['unresolved', '2026-01-01'])],
    ['a status that is none', encoded(['closed', '2026-01-01', 1])],
    ['a number for a time', encoded(['unresolved', 5, 1])],
    ['a word for an id', encoded(['unresolved', '2026-01-01', 'x'])],
    ['half an id', encoded(['unresolved', '2026-01-01', 1.5])],
    ['a time that is empty', encoded(['unresolved', '', 1])],
    ['a time of a megabyte', encoded(['unresolved', 't'.repeat(5_000), 1])],
  ])('%s', async (_, cursor) => {
    const query = { cursor };
    const answer = await admin('GET', reporter.project.errors, { query });
    expect(answer).toEqual(invalid('cursor is invalid'));
  });

  it('or one of another order', async () => {
    const first = await admin('GET', reporter.project.errors, { query: { sort: 'frequency', per_page: 2 } });
    const cursor = nextOf(first)!.searchParams.get('cursor')!;
    const answer = await admin('GET', reporter.project.errors, { query: { sort: 'last_seen', per_page: 2, cursor } });
    expect(answer).toEqual(invalid('cursor is invalid'));
  });
});
