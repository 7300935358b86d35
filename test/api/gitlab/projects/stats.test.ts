import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, NO_PROJECT } from '../../../kit/answers.ts';
import { anEvent, newReporter, report, type Reporter } from '../../../kit/collector.ts';
import { frequencyOf, HOUR, hoursWith, sumOf, type Frequency } from '../../../kit/frequency.ts';
import { placesOf } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

let reporter: Reporter;
let now: number;
const HOURS_AGO = [0, 0, 1, 23, 30, 80];
/** What is older than a day at its receipt counts in the hour of its receipt. */
const COUNTED = [0, 0, 1, 23, 0, 0];

/** Each event is an error of its own. */
beforeAll(async () => {
  reporter = await newReporter();
  now = Math.floor(Date.now() / 1000);
  await report(reporter, ...HOURS_AGO.map((hours) => anEvent({ timestamp: now - hours * HOUR })));
});

it('a project has those of all its errors, and what was dropped', async () => {
  const frequency = await frequencyOf(reporter.project.stats, 'days=4', HOURS_AGO.length);
  expect(frequency).toEqual(hoursWith(now, 4, COUNTED));
  const { text } = await admin('GET', reporter.project.stats, { query: 'days=4' });
  expect(text).toBe(JSON.stringify({ frequency, dropped: 0, garbled: 0 }));
});

it('a project without events has hours without events', async () => {
  const { project } = await newReporter();
  const { status, json } = await admin('GET', project.stats);
  const { frequency } = json as { frequency: Frequency };
  expect({ status, json }).toEqual({ status: 200, json: { frequency, dropped: 0, garbled: 0 } });
  expect([frequency.length, sumOf(frequency)]).toEqual([24, 0]);
});

it('a project has its events by the day as well, by the clock of a time zone', async () => {
  const inDays = async (tz: string, days: number): Promise<Frequency> => {
    const { status, json } = await admin('GET', reporter.project.stats, { query: { days, by: 'day', tz } });
    expect({ status, json }).toMatchObject({ status: 200, json: { dropped: 0, garbled: 0 } });
    return (json as { frequency: Frequency }).frequency;
  };
  await frequencyOf(reporter.project.stats, 'days=4', HOURS_AGO.length);
  const days = await inDays('Asia/Tokyo', 4);
  expect([days.length, sumOf(days)]).toEqual([4, HOURS_AGO.length]);
  expect(days.map(([start]) => (start + 9 * HOUR) % (24 * HOUR))).toEqual([0, 0, 0, 0]);
  expect(await inDays('UTC', 90)).toHaveLength(90);
});

describe('days that mean nothing are refused', () => {
  it.each([
    ['days=0', 'days does not have a valid value'],
    ['days=91', 'days does not have a valid value'],
    ['days=x', 'days is invalid'],
    ['by=week', 'by does not have a valid value'],
    ['by=day&tz=Mars/Olympus', 'tz is invalid'],
    ['by=day&tz=%2B02:00', 'tz is invalid'],
  ])('?%s', async (query, problem) => {
    expect(await admin('GET', reporter.project.stats, { query })).toEqual(invalid(problem));
  });
});

it('a project that is not there has no statistics', async () => {
  expect(await admin('GET', placesOf(9_000_000_000).stats)).toEqual(NO_PROJECT);
});
