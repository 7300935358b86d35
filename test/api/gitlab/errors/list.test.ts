import { beforeAll, describe, expect, it } from 'vitest';
import { invalid } from '../../../kit/answers.ts';
import { exceptionOf, newReporter, report, type Reporter } from '../../../kit/collector.ts';
import { untilCounted, type ShownError } from '../../../kit/errors.ts';
import { admin } from '../../../kit/request.ts';

let reporter: Reporter;
let errors: ShownError[];

/** Types by what sets them apart; how often each happens; the time of the first is a minute after that of the one before. */
const HAPPENED = [
  { type: 'Often', times: 4, more: { release: 'shop@1.0', environment: 'production', level: 'fatal' } },
  { type: 'Twice', times: 2, more: { release: 'shop@2.0', environment: 'staging', level: 'warning' } },
  { type: 'Once', times: 1, more: { release: 'shop@2.0', environment: 'production', transaction: 'GET /cart' } },
  { type: 'Resolved', times: 1, more: { level: 'info' } },
  { type: 'Ignored', times: 3, more: { level: 'debug', environment: 'production' } },
];
const total = HAPPENED.reduce((sum, { times }) => sum + times, 0);

beforeAll(async () => {
  reporter = await newReporter();
  const start = Math.floor(Date.now() / 1000) - 3_000;
  for (const [minute, { type, times, more }] of HAPPENED.entries()) {
    const time = (nth: number): number => start + minute * 60 + nth;
    await report(
      reporter,
      ...Array.from({ length: times }, (_, nth) => exceptionOf(type, { timestamp: time(nth), ...more })),
    );
  }
  errors = await untilCounted(reporter.project, total);
  for (const [type, status] of [
    ['Resolved', 'resolved'],
    ['Ignored', 'ignored'],
  ])
    await admin('PUT', `${reporter.project.errors}/${idOf(type!)}`, { json: { status } });
});

const idOf = (type: string): number => errors.find((error) => error.type === type)!.id;

async function typesOf(query: string): Promise<string[]> {
  const { json } = await admin('GET', reporter.project.errors, { query });
  return (json as ShownError[]).map(({ type }) => type);
}

it('the list shows the same, the errors that nobody has dealt with, latest first', async () => {
  const { status, json } = await admin('GET', reporter.project.errors);
  expect(status).toBe(200);
  const unresolved = errors.filter(({ type }) => !['Resolved', 'Ignored'].includes(type));
  expect(json).toEqual(unresolved);
  expect(unresolved.map(({ type }) => type)).toEqual(['Once', 'Twice', 'Often']);
});

describe('time', () => {
  const minute = (type: string, field: 'first_seen' | 'last_seen'): string =>
    errors.find((error) => error.type === type)![field];

  it('of the last event, or of the first', async () => {
    expect(await typesOf(`last_seen_after=${minute('Twice', 'last_seen')}`)).toEqual(['Once', 'Twice']);
    expect(await typesOf(`last_seen_before=${minute('Twice', 'last_seen')}`)).toEqual(['Twice', 'Often']);
    expect(await typesOf(`first_seen_after=${minute('Once', 'first_seen')}&sort=frequency`)).toEqual(['Once']);
    expect(await typesOf(`first_seen_before=2020-01-01`)).toEqual([]);
  });

  it('says how many errors were looked at', async () => {
    const { headers } = await admin('GET', reporter.project.errors, { query: 'level=fatal' });
    expect(headers['x-searched']).toBe('3');
  });

  it('has to be one', async () => {
    const query = 'last_seen_after=yesterday&first_seen_before=2024-13-01';
    expect(await admin('GET', reporter.project.errors, { query })).toEqual(
      invalid('last_seen_after is invalid, first_seen_before is invalid'),
    );
  });
});

describe('status', () => {
  it.each([
    ['status=unresolved', ['Once', 'Twice', 'Often']],
    ['status=resolved', ['Resolved']],
    ['status=ignored', ['Ignored']],
    ['status=all', ['Ignored', 'Resolved', 'Once', 'Twice', 'Often']],
  ])('?%s', async (query, types) => {
    expect(await typesOf(query)).toEqual(types);
  });
});

describe('sort', () => {
  it.each([
    ['sort=last_seen', ['Ignored', 'Resolved', 'Once', 'Twice', 'Often']],
    ['sort=first_seen', ['Ignored', 'Resolved', 'Once', 'Twice', 'Often']],
    ['sort=frequency', ['Often', 'Ignored', 'Twice', 'Once', 'Resolved']],
  ])('?%s', async (query, types) => {
    const found = await typesOf(`${query}&status=all`);
    // Those that happened equally often are in no particular order.
    const last = query === 'sort=frequency' ? 3 : types.length;
    expect(found.slice(0, last)).toEqual(types.slice(0, last));
    expect(found.toSorted()).toEqual(types.toSorted());
  });
});

describe('filters', () => {
  it.each([
    ['search_term=once', ['Once']],
    ['search_term=TWICE', ['Twice']],
    ['search_term=t%20broke', ['Ignored', 'Resolved', 'Once', 'Twice', 'Often']],
    ['search_term=%2Fcart', ['Once']],
    ['search_term=nowhere', []],
    ['search_term=', ['Ignored', 'Resolved', 'Once', 'Twice', 'Often']],
    ['search_term=.*', []],
    ['environment=production', ['Ignored', 'Once', 'Often']],
    ['environment=staging', ['Twice']],
    ['environment=prod', []],
    ['release=shop%402.0', ['Once', 'Twice']],
    ['release=shop', []],
    ['level=fatal', ['Often']],
    ['level=error', ['Once']],
    ['level=debug', ['Ignored']],
    ['environment=production&release=shop%402.0', ['Once']],
    ['environment=production&search_term=it&level=fatal&per_page=1', ['Often']],
  ])('?%s', async (query, types) => {
    expect(await typesOf(`status=all&${query}`)).toEqual(types);
  });
});

describe('what means nothing is refused', () => {
  it.each([
    ['status=', 'status does not have a valid value'],
    ['status=closed', 'status does not have a valid value'],
    ['sort=title', 'sort does not have a valid value'],
    ['level=loud', 'level does not have a valid value'],
    [`search_term=${'s'.repeat(256)}`, 'search_term is too long (maximum is 255 characters)'],
    [
      'status=x&sort=y&level=z',
      'status does not have a valid value, sort does not have a valid value, level does not have a valid value',
    ],
    ['search_term[]=a', 'search_term is invalid'],
    ['per_page=0', 'per_page has a value not allowed'],
    ['per_page=-1', 'per_page does not have a valid value'],
    ['per_page=x', 'per_page is invalid'],
  ])('?%s', async (query, problem) => {
    expect(await admin('GET', reporter.project.errors, { query })).toEqual(invalid(problem));
  });
});
