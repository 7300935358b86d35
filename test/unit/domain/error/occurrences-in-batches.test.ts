import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../../../shared/domain/alerts/occurrence.ts';
import { withSnooze } from '../../../../shared/domain/alerts/snooze.ts';
import { mergedError } from '../../../../shared/domain/error/merged.ts';
import type { TrackedError } from '../../../../shared/domain/error/tracked-error.ts';
import { alertRule, filtersOf, thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { NOW } from '../../../kit/unit/summaries.ts';
import { counted, event, MINUTE, now, RULES, set } from './alerting.ts';

describe('an error into which another is merged', () => {
  const rules = [...RULES, thresholdRule({ count: 4 })];
  const headline = { title: 'Error: mapped', type: 'Error', message: 'mapped', culprit: 'a.ts' };
  const brought = { received: now + 20, release: '2', released: now };
  const merge = (into: TrackedError | null, from: TrackedError): TrackedError =>
    mergedError(into, 88, { from, headline, last: brought }, now, rules).error;
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
          const play = (lengths: readonly number[]): { error: TrackedError; told: Occurrence[] } => {
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
