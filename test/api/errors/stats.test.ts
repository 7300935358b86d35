import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, NO_PROJECT } from '../../support/answers.ts';
import { exceptionOf, newReporter, report, type Reporter } from '../../support/collector.ts';
import { untilCounted, type ShownError } from '../../support/errors.ts';
import { eventually } from '../../support/eventually.ts';
import { placesOf } from '../../support/projects.ts';
import { admin } from '../../support/request.ts';

const HOUR = 3_600;
type Frequency = [time: number, count: number][];

let reporter: Reporter;
let error: ShownError;
/** Now, and the same minute of hours before. */
let now: number;
const HOURS_AGO = [0, 0, 1, 5, 23, 30, 47, 80];

beforeAll(async () => {
  reporter = await newReporter();
  now = Math.floor(Date.now() / 1000);
  const events = HOURS_AGO.map((hours) => exceptionOf('Regular', { timestamp: now - hours * HOUR }));
  await report(reporter, ...events, exceptionOf('Other', { timestamp: now }));
  const errors = await untilCounted(reporter.project, events.length + 1);
  error = errors.find(({ type }) => type === 'Regular')!;
});

const sum = (frequency: Frequency): number => frequency.reduce((total, [, count]) => total + count, 0);

/** Hourly counts are written a moment after the error itself. */
async function frequencyOf(path: string, query: string, wanted: number): Promise<Frequency> {
  const answer = await eventually(
    () => admin('GET', path, { query }),
    ({ json }) => sum((json as { frequency: Frequency }).frequency) >= wanted,
  );
  expect(answer).toMatchObject({ status: 200 });
  return (answer.json as { frequency: Frequency }).frequency;
}

/** The hours from the oldest to this one, and how many events each has. */
function expectedOf(days: number, hoursAgo: readonly number[]): Frequency {
  const current = Math.floor(now / HOUR) * HOUR;
  return Array.from({ length: days * 24 }, (_, index) => {
    const time = current - (days * 24 - 1 - index) * HOUR;
    const count = hoursAgo.filter((hours) => Math.floor((now - hours * HOUR) / HOUR) * HOUR === time).length;
    return [time, count];
  });
}

it.each([
  ['', 1, 5],
  ['days=1', 1, 5],
  ['days=2', 2, 7],
  ['days=4', 4, 8],
  ['days=90', 90, 8],
])('an error has so many events in every hour: ?%s', async (query, days, events) => {
  const frequency = await frequencyOf(`${reporter.project.errors}/${error.id}/stats`, query, events);
  expect(frequency).toEqual(expectedOf(days, HOURS_AGO));
  expect(sum(frequency)).toBe(events);
});

it('a project has those of all its errors, and what was dropped', async () => {
  const frequency = await frequencyOf(reporter.project.stats, 'days=4', 9);
  expect(frequency).toEqual(expectedOf(4, [...HOURS_AGO, 0]));
  const { text } = await admin('GET', reporter.project.stats, { query: 'days=4' });
  expect(text).toBe(JSON.stringify({ frequency, dropped: 0 }));
});

it("the error's own page has the last day", async () => {
  const { json } = await admin('GET', `${reporter.project.errors}/${error.id}`);
  expect((json as ShownError).frequency).toEqual(expectedOf(1, HOURS_AGO));
});

it('a project without events has hours without events', async () => {
  const { project } = await newReporter();
  const { status, json } = await admin('GET', project.stats);
  const { frequency } = json as { frequency: Frequency };
  expect({ status, json }).toEqual({ status: 200, json: { frequency, dropped: 0 } });
  expect([frequency.length, sum(frequency)]).toEqual([24, 0]);
});

describe('days that mean nothing are refused', () => {
  it.each([
    ['days=0', 'days does not have a valid value'],
    ['days=-1', 'days does not have a valid value'],
    ['days=91', 'days does not have a valid value'],
    ['days=x', 'days is invalid'],
    ['days=1.5', 'days is invalid'],
  ])('?%s', async (query, problem) => {
    for (const path of [reporter.project.stats, `${reporter.project.errors}/${error.id}/stats`])
      expect(await admin('GET', path, { query })).toEqual(invalid(problem));
  });
});

it('a project that is not there has no statistics', async () => {
  expect(await admin('GET', placesOf(9_000_000_000).stats)).toEqual(NO_PROJECT);
});
