import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertRule } from '../../../../shared/domain/alerts/alert-rule.ts';
import type { Occurrence } from '../../../../shared/domain/alerts/occurrence.ts';
import { withSnooze } from '../../../../shared/domain/alerts/snooze.ts';
import { mergedError } from '../../../../shared/domain/error/merged.ts';
import { withoutEvents, type ErrorStatus, type TrackedError } from '../../../../shared/domain/error/tracked-error.ts';
import { withStatus } from '../../../../shared/domain/error/transitions.ts';
import { withEvents } from '../../../../shared/domain/error/with-events.ts';
import type { EventSummary } from '../../../../shared/domain/event-summary.ts';
import { sequenceNumber } from '../../../../shared/domain/watermark.ts';
import { alertRule, filtersOf, thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { after, NOW, summary } from '../../../kit/unit/summaries.ts';

const now = NOW.getTime();
const MINUTE = 60_000;
const event = (ms: number, fields: Partial<EventSummary> = {}): EventSummary =>
  summary({ timestamp: after(ms), ...fields });

let last = 0;
const counted = (
  before: TrackedError | null,
  events: readonly EventSummary[],
  rules: readonly AlertRule[],
): TrackedError => {
  const batch = events.map((value) => ({ sequence: sequenceNumber(String(++last)), value }));
  return withEvents(before, 'shard', batch, now, new Map(), rules)!.error;
};
const set = (error: TrackedError, status: ErrorStatus, rules: readonly AlertRule[], at = NOW): TrackedError =>
  withStatus(error, status, at, null, rules).error;

const RULES = [alertRule({ id: 1 })];

describe('what an error tells', () => {
  it('is that it is new, with the place of its first event, to each rule that asks', () => {
    const rules = [
      alertRule({ id: 1 }),
      alertRule({ id: 2, triggers: ['regressed'] }),
      alertRule({ id: 3, filters: filtersOf({ environments: ['production'] }) }),
      alertRule({ id: 4, filters: filtersOf({ environments: ['staging'] }) }),
      alertRule({ id: 5, muted_until: after(1) }),
    ];
    const events = [event(5, { environment: 'production', release: '1' }), event(6, { environment: 'staging' })];
    expect(counted(null, events, rules).occurrences).toEqual([
      { trigger: 'new', rules: [1, 3], at: now + 5, release: '1', environment: 'production' },
    ]);
  });

  it('is nothing where no rule asks, and then it is the very error that it would be without rules', () => {
    const deaf = [alertRule({ filters: filtersOf({ levels: ['fatal'] }) })];
    const sequences = last;
    const told = counted(null, [event(5)], deaf);
    last = sequences;
    expect(told).toEqual(counted(null, [event(5)], []));
    expect(Object.keys(told)).not.toContain('thresholds');
  });

  it('is told by one write alone: the next one tells what happens then', () => {
    const first = counted(null, [event(5)], RULES);
    expect(counted(first, [event(6)], RULES).occurrences).toBeUndefined();
  });

  it('is that it came back, with the event that brought it back', () => {
    const resolved = set(counted(null, [event(0)], RULES), 'resolved', RULES, new Date(now + 10));
    const late = counted(resolved, [event(9)], RULES);
    expect(late.occurrences).toBeUndefined();
    const back = counted(late, [event(10), event(11, { release: '2' }), event(12, { release: '3' })], RULES);
    expect(back.occurrences).toEqual([{ trigger: 'regressed', rules: [1], at: now + 11, release: '2' }]);
  });

  it('is that somebody resolved it, to rules that want to know', () => {
    const rules = [
      alertRule({ id: 1 }),
      alertRule({ id: 2, send_resolved: false }),
      alertRule({ id: 3, filters: filtersOf({ releases: ['2'] }) }),
      alertRule({ id: 4, filters: filtersOf({ releases: ['1'] }) }),
      alertRule({ id: 5, muted_until: after(11) }),
      thresholdRule({ count: 9 }, { id: 6 }),
      thresholdRule({ count: 1, of: 'project' }, { id: 7 }),
      thresholdRule({ count: 1 }, { id: 8 }),
    ];
    const error = counted(null, [event(0, { release: '1' })], rules);
    const resolved = set(error, 'resolved', rules, new Date(now + 10));
    expect(resolved.occurrences).toEqual([{ trigger: 'resolved', rules: [1, 4, 8], at: now + 10 }]);
    expect(resolved.thresholds).toBeUndefined();
    expect(set(resolved, 'resolved', rules).occurrences).toEqual(resolved.occurrences);
    expect(set(error, 'ignored', rules).occurrences).toBeUndefined();
    expect(set(set(error, 'ignored', rules), 'unresolved', rules).occurrences).toBeUndefined();
  });

  it('is that it crossed a line, once it has as many events as that', () => {
    const rules = [thresholdRule({ count: 3 })];
    const two = counted(null, [event(0), event(1)], rules);
    expect(two.occurrences).toBeUndefined();
    const three = counted(two, [event(2)], rules);
    expect(three.occurrences).toEqual([{ trigger: 'threshold', rules: [2], at: now + 2, value: 3 }]);
    expect(counted(three, [event(3)], rules).occurrences).toBeUndefined();
  });

  it('is nothing while it is ignored or resolved, and nothing of that counts for a threshold', () => {
    const rules = [...RULES, thresholdRule({ count: 3 })];
    for (const status of ['ignored', 'resolved'] as const) {
      const silent = set(counted(null, [event(0)], rules), status, rules, new Date(now + 50));
      const burst = counted(silent, [event(1), event(2), event(3), event(4)], rules);
      expect(burst.occurrences).toBeUndefined();
      const open = set(burst, 'unresolved', rules);
      const [own, burstOf] = [counted(open, [event(5)], rules), counted(open, [event(5), event(6), event(7)], rules)];
      expect(own.occurrences).toBeUndefined();
      expect(burstOf.occurrences).toMatchObject([{ trigger: 'threshold', value: 3 }]);
    }
  });

  it('counts for a threshold from the event on that brings it back', () => {
    const rules = [...RULES, thresholdRule({ count: 2 })];
    const resolved = set(counted(null, [event(0)], rules), 'resolved', rules, new Date(now + 10));
    const back = counted(resolved, [event(8), event(9), event(11), event(12)], rules);
    expect(back.occurrences).toEqual([
      { trigger: 'regressed', rules: [1], at: now + 11 },
      { trigger: 'threshold', rules: [2], at: now + 12, value: 2 },
    ]);
  });
});

describe('a snoozed error', () => {
  const rules = [...RULES, thresholdRule({ count: 3 })];
  const known = counted(null, [event(-100 * MINUTE)], rules);

  it('is silent until so many more events, and tells with the last of them that it is snoozed no more', () => {
    const snoozed = withSnooze(known, { events: 2 }, NOW);
    const one = counted(snoozed, [event(0)], RULES);
    expect(one.occurrences).toBeUndefined();
    const two = counted(one, [event(1, { environment: 'production' })], RULES);
    expect(two.occurrences).toEqual([{ trigger: 'unsnoozed', rules: [1], at: now + 1, environment: 'production' }]);
    expect(two.snooze).toBeUndefined();
    expect(counted(two, [event(2)], RULES).occurrences).toBeUndefined();
  });

  it('is silent until a time: the first event from then on tells that it is snoozed no more', () => {
    const snoozed = withSnooze(known, { until: now + 10 }, NOW);
    expect(counted(snoozed, [event(9)], RULES).occurrences).toBeUndefined();
    expect(counted(snoozed, [event(9), event(10)], RULES).occurrences).toEqual([
      { trigger: 'unsnoozed', rules: [1], at: now + 10 },
    ]);
  });

  it('is silent until so many more users', () => {
    const snoozed = withSnooze(counted(known, [event(0, { user_hash: 7 })], RULES), { users: 2 }, NOW);
    const users = [7, 8, 8, 9, 10].map((user_hash, ms) => event(ms, { user_hash }));
    expect(counted(snoozed, users, RULES).occurrences).toEqual([{ trigger: 'unsnoozed', rules: [1], at: now + 3 }]);
  });

  it('crosses no line while it is silent, and the one that it is over when that ends', () => {
    const snoozed = withSnooze(known, { events: 5 }, NOW);
    const burst = counted(snoozed, [event(0), event(1), event(2), event(3)], rules);
    expect(burst.occurrences).toBeUndefined();
    expect(counted(burst, [event(4)], rules).occurrences).toEqual([
      { trigger: 'unsnoozed', rules: [1], at: now + 4 },
      { trigger: 'threshold', rules: [2], at: now + 4, value: 5 },
    ]);
  });

  it('ends its snooze also where no rule asks for that', () => {
    expect(counted(withSnooze(known, { events: 1 }, NOW), [event(0)], []).snooze).toBeUndefined();
  });

  it('that was resolved comes back aloud, and is snoozed no more', () => {
    const resolved = set(known, 'resolved', RULES, new Date(now + 10));
    const back = counted(withSnooze(resolved, { events: 9 }, NOW), [event(11), event(12)], RULES);
    expect(back.occurrences).toEqual([{ trigger: 'regressed', rules: [1], at: now + 11 }]);
    expect(back.snooze).toBeUndefined();
  });

  it.each(['resolved', 'ignored'] as const)('is snoozed no more when somebody sets it %s', (status) => {
    expect(set(withSnooze(known, { events: 9 }, NOW), status, RULES).snooze).toBeUndefined();
  });

  it('begins anew after it was deleted, or has outlived its events', () => {
    const snoozed = { ...withSnooze(counted(known, [event(0)], rules), { events: 9 }, NOW), pending: [] };
    const deleted = withoutEvents(snoozed, NOW);
    expect([deleted.snooze, deleted.thresholds, deleted.occurrences]).toEqual([undefined, undefined, undefined]);
    for (const gone of [deleted, { ...snoozed, expires_at: now / 1000 }])
      expect(counted(gone, [event(1)], RULES).occurrences).toEqual([{ trigger: 'new', rules: [1], at: now + 1 }]);
  });
});

describe('an error into which another is merged', () => {
  const rules = [...RULES, thresholdRule({ count: 4 })];
  const headline = { title: 'Error: mapped', type: 'Error', message: 'mapped', culprit: 'a.ts' };
  const last_ = { received: now + 20, release: '2', released: now };
  const merge = (into: TrackedError | null, from: TrackedError): TrackedError =>
    mergedError(into, 88, { from, headline, last: last_ }, now, rules).error;
  const aged = (...ms: number[]): TrackedError =>
    counted(
      null,
      ms.map((one) => event(one)),
      rules,
    );

  it('tells that it came back, to rules that let the other one through', () => {
    const resolved = set(aged(0), 'resolved', rules);
    expect(merge(resolved, aged(20)).occurrences).toEqual([
      { trigger: 'regressed', rules: [1], at: now + 20, release: '2' },
    ]);
  });

  it('tells nothing where it begins with it: that was told of the other one, whose snooze it goes on with', () => {
    const from = withSnooze(aged(0, 1), { events: 9 }, NOW);
    const begun = merge(null, from);
    expect(begun.occurrences).toBeUndefined();
    expect(begun.snooze).toEqual(from.snooze);
    expect(begun.thresholds).toEqual(from.thresholds);
  });

  it('keeps its own snooze, with as much left, and not that of the other', () => {
    const into = withSnooze(aged(0), { events: 9 }, NOW);
    expect(merge(into, aged(1, 2)).snooze).toEqual({ at_count: 12 });
    expect(merge(aged(0), withSnooze(aged(1), { events: 9 }, NOW)).snooze).toBeUndefined();
  });

  it('counts for thresholds what both have counted', () => {
    const merged = merge(aged(0, 1), aged(2));
    expect(merged.occurrences).toBeUndefined();
    expect(counted(merged, [event(3)], rules).occurrences).toEqual([
      { trigger: 'threshold', rules: [2], at: now + 3, value: 4 },
    ]);
  });
});

describe('what is told of events, in whatever batches they come', () => {
  const rules = [
    ...RULES,
    alertRule({ id: 4, filters: filtersOf({ environments: ['production'] }) }),
    thresholdRule({ count: 3 }),
    thresholdRule({ count: 2, counts: 'users', minutes: 3 }, { id: 3 }),
  ];
  const drawn = fc.record({
    move: fc.oneof(fc.integer({ min: 0, max: MINUTE }), fc.integer({ min: 0, max: 40 * MINUTE })),
    user: fc.option(fc.integer({ min: 1, max: 4 })),
    environment: fc.constantFrom('production', 'staging'),
  });
  const snooze = fc.record(
    {
      until: fc.integer({ min: 0, max: 60 * MINUTE }),
      events: fc.integer({ min: 1, max: 9 }),
      users: fc.integer({ min: 1, max: 3 }),
    },
    { requiredKeys: [] },
  );

  it('is the same, and so is the error', () => {
    fc.assert(
      fc.property(
        fc.array(drawn, { minLength: 1, maxLength: 25 }),
        fc.array(fc.integer({ min: 1, max: 6 })),
        fc.constantFrom(null, 'unresolved' as const, 'resolved' as const, 'ignored' as const),
        snooze,
        (moves, cuts, status, wanted) => {
          let moment = 0;
          const events = moves.map(({ move, user, environment }) =>
            event((moment += move), { user_hash: user, environment }),
          );
          const begun = status && set(counted(null, [event(-1)], rules), status, rules, new Date(now + 5 * MINUTE));
          const { until, ...others } = wanted;
          const { occurrences: _told, ...quiet } = begun ?? counted(null, [event(-1)], rules);
          const before =
            status && withSnooze(quiet, { ...others, ...(until !== undefined && { until: now + until }) }, NOW);
          const start = last;
          const play = (lengths: readonly number[]): { error: TrackedError; told: Occurrence[] } => {
            last = start;
            let error = before;
            const told: Occurrence[] = [];
            for (let at = 0, turn = 0; at < events.length; turn++) {
              const length = lengths[turn] ?? 1;
              error = counted(error, events.slice(at, at + length), rules);
              told.push(...(error.occurrences ?? []));
              at += length;
            }
            const { occurrences: _last, ...rest } = error!;
            return { error: rest, told };
          };
          expect(play(cuts)).toEqual(play([]));
        },
      ),
      { numRuns: 500 },
    );
  });
});
