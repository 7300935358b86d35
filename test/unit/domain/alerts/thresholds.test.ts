import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../../../shared/domain/alerts/occurrence.ts';
import type { ThresholdRule } from '../../../../shared/domain/alerts/rules-that-ask.ts';
import {
  withThresholdEvent,
  withThresholdsOf,
  type ThresholdEvent,
  type Thresholds,
} from '../../../../shared/domain/alerts/thresholds.ts';
import { packThresholds, unpackThresholds } from '../../../../shared/store/packed-thresholds.ts';
import { filtersOf, thresholdRule } from '../../../kit/unit/alert-rules.ts';

const MINUTE = 60_000;
/** The beginning of a step, and so that of a window of twelve minutes. */
const START = 28_000_000 * MINUTE;
const eventAt = (ms: number, fields: Partial<ThresholdEvent> = {}): ThresholdEvent => ({
  received: START + ms,
  user_hash: null,
  environment: null,
  release: null,
  level: 'error',
  title: 'Error: no',
  ...fields,
});
const usersAt = (...users: [ms: number, user: number][]): ThresholdEvent[] =>
  users.map(([ms, user_hash]) => eventAt(ms, { user_hash }));

/** What is told of events, one after another, as `trigger@milliseconds=value`. */
function told(
  rules: readonly ThresholdRule[],
  events: readonly (ThresholdEvent & { isSilent?: boolean; now?: number })[],
  before: Thresholds = {},
): { said: string[]; thresholds: Thresholds } {
  let thresholds = before;
  const said: string[] = [];
  for (const event of events) {
    const counted = withThresholdEvent(thresholds, rules, event, event.isSilent ?? false, event.now ?? event.received);
    // As the item has it between two batches.
    thresholds = unpackThresholds(packThresholds(counted.thresholds));
    expect(thresholds).toEqual(counted.thresholds);
    said.push(...counted.occurrences.map(({ trigger, at, value }) => `${trigger}@${at - START}=${value}`));
  }
  return { said, thresholds };
}
const at = (...moments: number[]): ThresholdEvent[] => moments.map((ms) => eventAt(ms));

describe('a threshold of three events in twelve minutes', () => {
  const rules = [thresholdRule()];

  it('tells nothing of two, and tells of the third', () => {
    expect(told(rules, at(0, 1)).said).toEqual([]);
    expect(told(rules, at(0, 1, 2)).said).toEqual(['threshold@2=3']);
  });

  it('tells once while it is over its line, however many come', () => {
    expect(told(rules, at(0, 1, 2, 3, 4, 11 * MINUTE)).said).toEqual(['threshold@2=3']);
  });

  it('counts the first event: one event is enough for a threshold of one', () => {
    expect(told([thresholdRule({ count: 1 })], at(0)).said).toEqual(['threshold@0=1']);
  });

  it('counts to the end of the window and no farther', () => {
    expect(told(rules, at(0, 0, 12 * MINUTE - 1)).said).toEqual([`threshold@${12 * MINUTE - 1}=3`]);
    expect(told(rules, at(0, 0, 12 * MINUTE)).said).toEqual([]);
    expect(told(rules, at(MINUTE - 1, MINUTE, MINUTE, 12 * MINUTE - 1)).said).toEqual([`threshold@${MINUTE}=3`]);
    expect(told(rules, at(MINUTE - 1, MINUTE, 12 * MINUTE)).said).toEqual([]);
  });

  it('tells anew after it was below for a whole window, and then first that it was', () => {
    // The window of minute 11 is the last that has three; twelve minutes below end with minute 23.
    const high = at(0, 0, 0);
    expect(told(rules, [...high, ...at(24 * MINUTE - 1, 24 * MINUTE - 1, 24 * MINUTE - 1)]).said).toEqual([
      'threshold@0=3',
    ]);
    expect(told(rules, [...high, ...at(24 * MINUTE, 24 * MINUTE, 24 * MINUTE)]).said).toEqual([
      'threshold@0=3',
      `recovered@${24 * MINUTE}=0`,
      `threshold@${24 * MINUTE}=3`,
    ]);
  });

  it('says nothing of the end to a rule that does not want to know, and tells anew all the same', () => {
    const silent = [thresholdRule({}, { send_resolved: false })];
    expect(told(silent, at(0, 0, 0, 24 * MINUTE, 24 * MINUTE, 24 * MINUTE)).said).toEqual([
      'threshold@0=3',
      `threshold@${24 * MINUTE}=3`,
    ]);
  });

  it('counts those alone that its filters let through', () => {
    const staging = thresholdRule({}, { filters: filtersOf({ environments: ['staging'] }) });
    const events = ['staging', 'production', 'staging', 'production', 'staging'].map((environment, ms) =>
      eventAt(ms, { environment, release: '1' }),
    );
    const occurrences: Occurrence[] = [];
    let thresholds: Thresholds = {};
    for (const event of events) {
      const counted = withThresholdEvent(thresholds, [staging], event, false, START);
      ({ thresholds } = counted);
      occurrences.push(...counted.occurrences);
    }
    expect(occurrences).toEqual([
      { trigger: 'threshold', rules: [2], at: START + 4, value: 3, release: '1', environment: 'staging' },
    ]);
  });

  it('is crossed by the first event after silence, if it is over its line still', () => {
    const silent = at(0, 1, 2, 3).map((event) => ({ ...event, isSilent: true }));
    expect(told(rules, silent).said).toEqual([]);
    expect(told(rules, [...silent, ...at(4)]).said).toEqual(['threshold@4=5']);
    expect(told(rules, [...silent, ...at(13 * MINUTE)]).said).toEqual([]);
  });

  it('tells a muted rule nothing, and tells it of what is over its line when it is muted no more', () => {
    const muted = [thresholdRule({}, { muted_until: new Date(START + 5).toISOString() })];
    expect(told(muted, at(0, 1, 2, 4)).said).toEqual([]);
    expect(told(muted, at(0, 1, 2, 4, 5)).said).toEqual(['threshold@5=5']);
  });

  it('counts anew with other minutes, and what was over its line is over with that', () => {
    const { thresholds } = told(rules, at(0, 0, 0));
    expect(told([thresholdRule({ minutes: 6 })], at(1, 2, 3), thresholds).said).toEqual([
      'recovered@1=3',
      'threshold@3=3',
    ]);
  });

  it('keeps counting where its line is moved', () => {
    const { thresholds } = told(rules, at(0, 0));
    expect(told([thresholdRule({ count: 5 })], at(1, 2, 3), thresholds).said).toEqual(['threshold@3=5']);
  });

  it('forgets what it counted for a rule that is gone', () => {
    const { thresholds } = told(rules, at(0, 0));
    const other = thresholdRule({}, { id: 9 });
    expect(Object.keys(told([other], at(1), thresholds).thresholds)).toEqual(['9']);
  });

  it('of two rules each tells by itself', () => {
    const both = [thresholdRule({}, { id: 2 }), thresholdRule({ count: 2 }, { id: 3 })];
    const { said } = told(both, at(0, 1, 2));
    expect(said).toEqual(['threshold@1=2', 'threshold@2=3']);
  });
});

describe('a threshold of three users in twelve minutes', () => {
  const rules = [thresholdRule({ counts: 'users' })];

  it('tells of the third user, and not of the third event of two', () => {
    expect(told(rules, usersAt([0, 7], [1, 7], [2, 8], [3, 7])).said).toEqual([]);
    expect(told(rules, usersAt([0, 7], [1, 7], [2, 8], [3, 9])).said).toEqual(['threshold@3=3']);
  });

  it('counts no event that names no user', () => {
    expect(told(rules, at(0, 1, 2, 3)).said).toEqual([]);
  });

  it('keeps a user as long as the window reaches to their last event', () => {
    const early = usersAt([0, 7], [0, 8]);
    expect(told(rules, [...early, ...usersAt([12 * MINUTE, 9])]).said).toEqual([]);
    const again = usersAt([MINUTE, 7], [MINUTE, 8], [12 * MINUTE, 9]);
    expect(told(rules, [...early, ...again]).said).toEqual([`threshold@${12 * MINUTE}=3`]);
  });
});

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
