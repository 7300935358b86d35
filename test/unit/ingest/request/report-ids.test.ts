import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportIds } from '../../../../shared/ingest/request/report-ids.ts';

const MINUTES = 60_000;
const NOW = Date.parse('2026-01-01T00:00:00Z');

/** As long as Chromium keeps a report that it could not deliver: `max_report_age` of its `reporting_policy.cc`. */
const AGE = fc.integer({ min: 1, max: 15 * MINUTES });
const DELAY = fc.integer({ min: 0, max: 15 * MINUTES });
const MOMENT = fc.integer({ min: NOW, max: NOW + MINUTES });

const report = (age: unknown, body: object = {}) => ({ type: 'csp-violation', age, url: 'https://a.example/', body });
const sent = (entries: object[], receivedAt: number, more: object = {}) =>
  reportIds(entries as never, { receivedAt: new Date(receivedAt), remoteAddress: '192.0.2.1', ...more });

/** How a batch's reports are found again: each of the first sending among the two ids of its like in the second. */
const isFoundIn = (first: ReturnType<typeof sent>[number], second: ReturnType<typeof sent>[number]): boolean =>
  first.fallbackEventId === second.fallbackEventId || first.fallbackEventId === second.neighbourEventId;

describe('a report that is sent again', () => {
  it('is found at any age and after any delay, if its ways differ by at most five seconds', () => {
    fc.assert(
      fc.property(MOMENT, AGE, DELAY, fc.integer({ min: -5_000, max: 5_000 }), (moment, age, delay, difference) => {
        const [first] = sent([report(age)], moment);
        const [second] = sent([report(age + delay)], moment + delay + difference);
        expect(isFoundIn(first!, second!)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is found as well if the connection, not the browser, sends the same bytes again', () => {
    for (let later = 0; later <= 5_000; later += 250)
      expect(isFoundIn(sent([report(7)], NOW + 9_000)[0]!, sent([report(7)], NOW + 9_000 + later)[0]!)).toBe(true);
  });

  it('is found among its equals, with younger ones that came in between anywhere in the batch', () => {
    const ages = fc.array(fc.integer({ min: 100, max: 60_000 }), { minLength: 1, maxLength: 8 });
    const younger = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(8)), { maxLength: 4 });
    fc.assert(
      fc.property(MOMENT, ages, younger, fc.integer({ min: -5_000, max: 5_000 }), (moment, old, added, difference) => {
        const first = sent(
          old.map((age) => report(age)),
          moment,
        );
        const again = old.map((age) => ({ age: age + 2 * MINUTES, isOld: true }));
        for (const [age, place] of added) again.splice(place, 0, { age: age + MINUTES, isOld: false });
        const all = sent(
          again.map(({ age }) => report(age)),
          moment + 2 * MINUTES + difference,
        );
        const second = all.filter((_, index) => again[index]!.isOld);
        expect(first.every((one, index) => isFoundIn(one, second[index]!))).toBe(true);
        expect(new Set(all.map(({ fallbackEventId }) => fallbackEventId)).size).toBe(all.length);
      }),
    );
  });
});

describe('another report', () => {
  it('has other ids: equal ones of a batch, and equal ones of fifteen seconds later', () => {
    fc.assert(
      fc.property(MOMENT, AGE, AGE, fc.integer({ min: 15_000, max: 15 * MINUTES }), (moment, age, other, later) => {
        const [first, equal] = sent([report(age), report(other)], moment);
        expect(isFoundIn(first!, equal!)).toBe(false);
        const [next] = sent([report(age)], moment + later);
        expect(isFoundIn(first!, next!)).toBe(false);
      }),
    );
  });

  it.each([
    ['content', [report(5, { a: 1 })], {}],
    ['sender', [report(5)], { remoteAddress: '192.0.2.2' }],
    ['browser', [report(5)], { userAgent: 'Firefox' }],
  ])('has other ids: of another %s', (_, entries, more) => {
    expect(isFoundIn(sent([report(5)], NOW)[0]!, sent(entries, NOW, more)[0]!)).toBe(false);
  });
});

it.each([0, -1, undefined, null, '5', -1e308])('what is no age, or none yet, is of a first sending: %j', (age) => {
  expect(sent([report(age)], NOW)).toEqual([{ fallbackEventId: sent([report(0)], NOW)[0]!.fallbackEventId }]);
});

it('ages that no clock reaches have two ids like all others', () => {
  for (const age of [1e18, 1e308, Infinity]) {
    const [ids] = sent([report(age)], NOW);
    expect(ids!.neighbourEventId).toMatch(/^[0-9a-f]{32}$/);
    expect(ids!.neighbourEventId).not.toBe(ids!.fallbackEventId);
  }
});
