import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withThresholdsOf, type ThresholdEvent, type Thresholds } from '../../../../shared/domain/alerts/thresholds.ts';
import { packThresholds, unpackThresholds } from '../../../../shared/store/packed-thresholds.ts';
import { thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { at, eventAt, MINUTE, START, told } from './told.ts';

describe('what is counted for thresholds, in whatever order events come', () => {
  const drawn = fc.array(
    fc.record({
      // Mostly forward, at times a little back, and far enough now and then for all to be over.
      step: fc.oneof(
        fc.integer({ min: 0, max: 3 * MINUTE }),
        fc.integer({ min: -3 * MINUTE, max: 0 }),
        fc.integer({ min: 11 * MINUTE, max: 40 * MINUTE }),
      ),
      user: fc.integer({ min: 1, max: 6 }),
    }),
    { maxLength: 40 },
  );

  it.each(['events', 'users'] as const)('%s are told of as somebody tells who remembers every event', (counts) => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 1, max: 5 }), (moves, count) => {
        let moment = 0;
        const events = moves.map(({ step, user }) =>
          eventAt((moment = Math.max(0, moment + step)), { user_hash: user }),
        );
        const expected = remembered(events, count, counts);
        expect(told([thresholdRule({ counts, count })], events).said).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('adds up when two errors are merged', () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom('events' as const, 'users' as const), (moves, counts) => {
        const rules = [thresholdRule({ counts, count: 4 })];
        let moment = 0;
        const events = moves.map(({ step, user }) => eventAt((moment += Math.abs(step)), { user_hash: user }));
        const silent = events.map((event) => ({ ...event, isSilent: true }));
        const half = (odd: number): Thresholds =>
          told(
            rules,
            silent.filter((_, index) => index % 2 === odd),
          ).thresholds;
        const merged = withThresholdsOf(half(0), half(1), rules);
        const more = eventAt(moment + 1, { user_hash: 99 });
        expect(told(rules, [more], merged)).toEqual(told(rules, [more], told(rules, silent).thresholds));
      }),
    );
  });

  it('stays over its line when it is merged while it is, and can be written however long that was ago', () => {
    const rules = [thresholdRule()];
    const over = told(rules, at(0, 0, 0)).thresholds;
    const other = told(rules, at(100 * MINUTE)).thresholds;
    for (const merged of [withThresholdsOf(over, other, rules), withThresholdsOf(other, over, rules)]) {
      const stored = unpackThresholds(packThresholds(merged));
      expect(stored).toEqual(merged);
      expect(told(rules, at(101 * MINUTE), stored).said).toEqual([`recovered@${101 * MINUTE}=1`]);
    }
  });

  it('is forgotten for rules that are gone', () => {
    const { thresholds } = told([thresholdRule()], at(0));
    expect(withThresholdsOf(thresholds, thresholds, [])).toEqual({});
  });
});

/** Tells by all events, each step of a minute asked by itself. */
function remembered(events: readonly ThresholdEvent[], count: number, counts: 'events' | 'users'): string[] {
  const said: string[] = [];
  const seen: { minute: number; user: number | null }[] = [];
  let newest = -Infinity;
  let lastHigh: number | null = null;
  const sizeAt = (minute: number): number => {
    const inWindow = seen.filter((one) => one.minute > minute - 12 && one.minute <= minute);
    return counts === 'events' ? inWindow.length : new Set(inWindow.map(({ user }) => user)).size;
  };
  for (const { received, user_hash } of events) {
    const minute = Math.floor(received / MINUTE);
    if (lastHigh !== null && minute > lastHigh + 12) {
      said.push(`recovered@${received - START}=${Math.min(count, sizeAt(Math.max(minute, newest)))}`);
      lastHigh = null;
    }
    if (minute <= newest - 12) continue;
    newest = Math.max(newest, minute);
    seen.push({ minute, user: user_hash });
    if (sizeAt(newest) < count) continue;
    if (lastHigh === null) said.push(`threshold@${received - START}=${sizeAt(newest)}`);
    let end = newest;
    while (sizeAfter(seen, counts, end + 1) >= count) end++;
    lastHigh = Math.max(lastHigh ?? 0, end);
  }
  return said;
}

function sizeAfter(seen: readonly { minute: number; user: number | null }[], counts: string, minute: number): number {
  const left = seen.filter((one) => one.minute > minute - 12);
  return counts === 'events' ? left.length : new Set(left.map(({ user }) => user)).size;
}
