import { beforeAll, expect, it } from 'vitest';
import { exceptionOf } from '../../../kit/collector.ts';
import { memberOf } from '../../../kit/projects.ts';
import type { Caller } from '../../../kit/request.ts';
import { NO_RESOURCE, trackedInSentry, type TrackedInSentry } from '../../../kit/sentry-api.ts';
import { undecoded } from '../../../kit/sentry-clients/shapes.ts';

let tracked: TrackedInSentry;
let member: Caller;
let path: string;
beforeAll(async () => {
  tracked = await trackedInSentry(exceptionOf('CountedError'), exceptionOf('CountedError'));
  member = await memberOf(tracked.project, { access_level: 20, scopes: ['read_api'] });
  path = `${tracked.at.ofOrganization}/stats_v2/`;
});

it('counts what was accepted, as Grafana asks for it', async () => {
  const query: [string, string][] = [
    ['field', 'sum(quantity)'],
    ['field', 'sum(times_seen)'],
    ['category', 'error'],
    ['groupBy', 'outcome'],
    ['groupBy', 'reason'],
    ['groupBy', 'category'],
    ['interval', '5m'],
    ['statsPeriod', '24h'],
    ['project', '-1'],
  ];
  const { status, json } = await member('GET', path, { query });
  expect(status).toBe(200);
  expect(undecoded('Grafana stats', json)).toBeNull();
  const { intervals, groups } = json as { intervals: string[]; groups: Record<string, Record<string, unknown>>[] };
  expect(groups.map(({ by, totals }) => ({ by, totals }))).toEqual([
    {
      by: { outcome: 'accepted', reason: 'none', category: 'error' },
      totals: { 'sum(quantity)': 2, 'sum(times_seen)': 2 },
    },
  ]);
  const series = groups[0]!['series']!['sum(quantity)'] as number[];
  expect(series).toHaveLength(intervals.length);
  expect(series.reduce((sum, count) => sum + count, 0)).toBe(2);
});

it.each<[Record<string, string>, unknown[]]>([
  [{}, [{ by: {}, totals: { 'sum(quantity)': 2 } }]],
  [{ start: '2026-01-01T00:00:00', end: '2026-01-02T00:00:00' }, [{ by: {}, totals: { 'sum(quantity)': 0 } }]],
  [{ category: 'transaction' }, []],
  [{ outcome: 'rate_limited', groupBy: 'outcome' }, []],
  [{ reason: 'none' }, [{ totals: { 'sum(quantity)': 2 } }]],
])('of %j', async (query, groups) => {
  const { json } = await member('GET', path, { query: { field: 'sum(quantity)', ...query } });
  expect(json).toMatchObject({ groups });
});

const detail = (text: RegExp) => ({ detail: expect.stringMatching(text) as string });
it.each<[Record<string, string>, object]>([
  [{}, { field: ['This field is required.'] }],
  [{ field: 'avg(x)' }, { field: ['"avg(x)" is not a valid choice: sum(quantity), sum(times_seen).'] }],
  [{ field: 'sum(quantity)', groupBy: 'x' }, { groupBy: [expect.stringMatching(/^"x" is not a valid choice/)] }],
  [{ field: 'sum(quantity)', interval: '0h' }, detail(/^Invalid query: interval/)],
  [{ field: 'sum(quantity)', statsPeriod: '90d', interval: '1h' }, detail(/interval is too short: .* 1000 points/)],
])('%j is refused', async (query, json) => {
  expect(await member('GET', path, { query })).toEqual({ status: 400, json });
});

it('of a project of others is not there', async () => {
  const other = await trackedInSentry();
  const query = { field: 'sum(quantity)', project: other.project.id };
  expect(await member('GET', path, { query })).toEqual(NO_RESOURCE);
});
