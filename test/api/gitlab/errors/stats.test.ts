import { beforeAll, describe, expect, it } from 'vitest';
import { invalid } from '../../../kit/answers.ts';
import { exceptionOf, newReporter, report, type Reporter } from '../../../kit/collector.ts';
import { untilCounted, type ShownError } from '../../../kit/errors.ts';
import { frequencyOf, HOUR, hoursWith, sumOf } from '../../../kit/frequency.ts';
import { admin } from '../../../kit/request.ts';

let reporter: Reporter;
let error: ShownError;
/** Now, and the same minute of hours before. */
let now: number;
const HOURS_AGO = [0, 0, 1, 5, 23, 30, 47, 80];
/** What is older than a day at its receipt counts in the hour of its receipt. */
const COUNTED = [0, 0, 1, 5, 23, 0, 0, 0];

beforeAll(async () => {
  reporter = await newReporter();
  now = Math.floor(Date.now() / 1000);
  const events = HOURS_AGO.map((hours) => exceptionOf('Regular', { timestamp: now - hours * HOUR }));
  await report(reporter, ...events, exceptionOf('Other', { timestamp: now }));
  const errors = await untilCounted(reporter.project, events.length + 1);
  error = errors.find(({ type }) => type === 'Regular')!;
});

it.each([
  ['', 1],
  ['days=1', 1],
  ['days=2', 2],
  ['days=4', 4],
  ['days=90', 90],
])('an error has so many events in every hour: ?%s', async (query, days) => {
  const frequency = await frequencyOf(`${reporter.project.errors}/${error.id}/stats`, query, COUNTED.length);
  expect(frequency).toEqual(hoursWith(now, days, COUNTED));
  expect(sumOf(frequency)).toBe(COUNTED.length);
});

it("the error's own page has the last day", async () => {
  const { json } = await admin('GET', `${reporter.project.errors}/${error.id}`);
  expect((json as ShownError).frequency).toEqual(hoursWith(now, 1, COUNTED));
});

describe('days that mean nothing are refused', () => {
  it.each([
    ['days=0', 'days does not have a valid value'],
    ['days=-1', 'days does not have a valid value'],
    ['days=91', 'days does not have a valid value'],
    ['days=x', 'days is invalid'],
    ['days=1.5', 'days is invalid'],
  ])('?%s', async (query, problem) => {
    const path = `${reporter.project.errors}/${error.id}/stats`;
    expect(await admin('GET', path, { query })).toEqual(invalid(problem));
  });
});
