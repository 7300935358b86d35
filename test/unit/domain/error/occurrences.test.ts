import { describe, expect, it } from 'vitest';
import { withSnooze } from '../../../../shared/domain/alerts/snooze.ts';
import { withoutEvents } from '../../../../shared/domain/error/tracked-error.ts';
import { alertRule, filtersOf, thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { after, NOW } from '../../../kit/unit/summaries.ts';
import { counted, event, MINUTE, now, RULES, set } from './alerting.ts';

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
    const told = counted(null, [event(5)], deaf);
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

  it.each(['resolved', 'ignored'] as const)('says nothing of the end of its snooze while it is %s', (status) => {
    const silent = withSnooze(set(known, status, RULES, new Date(now + 50)), { events: 2 }, NOW);
    const over = counted(silent, [event(0), event(1)], RULES);
    expect([over.occurrences, over.snooze]).toEqual([undefined, undefined]);
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
