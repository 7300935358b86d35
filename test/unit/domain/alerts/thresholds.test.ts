import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../../../shared/domain/alerts/occurrence.ts';
import {
  withThresholdEvent,
  type ThresholdEvent,
  type Thresholds,
} from '../../../../shared/domain/alerts/thresholds.ts';
import { filtersOf, thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { at, eventAt, MINUTE, START, told } from './told.ts';

const usersAt = (...users: [ms: number, user: number][]): ThresholdEvent[] =>
  users.map(([ms, user_hash]) => eventAt(ms, { user_hash }));

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

  it('counts what comes late as long as the window reaches to it', () => {
    expect(told(rules, at(11 * MINUTE, 11 * MINUTE, MINUTE - 1)).said).toEqual([`threshold@${MINUTE - 1}=3`]);
    expect(told(rules, at(12 * MINUTE, 12 * MINUTE, MINUTE - 1)).said).toEqual([]);
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
