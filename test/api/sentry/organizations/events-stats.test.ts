import { beforeAll, expect, it } from 'vitest';
import { exceptionOf } from '../../../kit/collector.ts';
import { memberOf } from '../../../kit/projects.ts';
import type { Caller } from '../../../kit/request.ts';
import { NO_RESOURCE, trackedInSentry, type TrackedInSentry } from '../../../kit/sentry-api.ts';

let tracked: TrackedInSentry;
let member: Caller;
let path: string;
beforeAll(async () => {
  tracked = await trackedInSentry(exceptionOf('CountedError'), exceptionOf('CountedError'));
  member = await memberOf(tracked.project, { access_level: 20, scopes: ['read_api'] });
  path = `${tracked.at.ofOrganization}/events-stats/`;
});

const total = (json: unknown): number =>
  (json as { data: [number, [{ count: number }]][] }).data.reduce((sum, [, [{ count }]]) => sum + count, 0);

it.each([
  [{}, 3_600],
  [{ interval: '1d', statsPeriod: '14d' }, 86_400],
  [{ interval: '5m', project: '-1', yAxis: 'count()', partial: '1' }, 3_600],
])('with %j counts in steps of %i seconds', async (query, step) => {
  const { status, json } = await member('GET', path, { query });
  const { data } = json as { data: [number, unknown][] };
  expect(status).toBe(200);
  expect(data[1]![0] - data[0]![0]).toBe(step);
  expect(total(json)).toBe(2);
});

it('counts between two times, and nothing before or after', async () => {
  const query = { start: '2026-01-01T00:00:00Z', end: '2026-01-02T00:00:00Z', interval: '6h' };
  const start = Date.parse(query.start) / 1000;
  expect((await member('GET', path, { query })).json).toEqual({
    data: [0, 6, 12, 18].map((hour) => [start + hour * 3_600, [{ count: 0 }]]),
    start,
    end: start + 86_400,
  });
});

it.each([
  [{ query: 'level:error' }, { detail: expect.stringMatching(/^Invalid query: query has to be empty/) as string }],
  [{ interval: 'x' }, { detail: expect.stringMatching(/^Invalid query: interval/) as string }],
  [{ interval: '0h' }, { detail: expect.stringMatching(/^Invalid query: interval/) as string }],
  [{ yAxis: 'p95()' }, { yAxis: ['"p95()" is not a valid choice: count().'] }],
  [{ statsPeriod: '999999w', interval: '1h' }, { detail: expect.stringMatching(/interval is too short/) as string }],
])('%j is refused', async (query, json) => {
  expect(await member('GET', path, { query })).toEqual({ status: 400, json });
});

it('of a project of others is not there', async () => {
  const other = await trackedInSentry();
  expect(await member('GET', path, { query: { project: other.project.id } })).toEqual(NO_RESOURCE);
});
