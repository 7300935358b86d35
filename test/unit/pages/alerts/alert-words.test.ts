import { describe, expect, it } from 'vitest';
import {
  askedWords,
  countWords,
  filterWords,
  isMuted,
  minutesWords,
  plannedWords,
  testedWords,
  toldWords,
} from '../../../../pages/alerts/alert-words.ts';
import type { Destination } from '../../../../pages/alerts/types.ts';

const threshold = { of: 'error', counts: 'events', count: 100, minutes: 60 } as const;
const named = (id: number, name: string) => ({ id, name }) as Destination;

describe('a rule, as a sentence,', () => {
  it('says when it tells', () => {
    expect(askedWords({ triggers: ['new', 'regressed'], threshold: null })).toBe('When an error is new or comes back');
    expect(askedWords({ triggers: ['unsnoozed', 'threshold'], threshold })).toBe(
      'When an error is snoozed no more or has 100 events within 1 hour',
    );
    expect(askedWords({ triggers: ['new', 'threshold'], threshold: { ...threshold, of: 'project' } })).toBe(
      'When an error is new or the project has 100 events within 1 hour',
    );
    expect(
      askedWords({
        triggers: ['threshold'],
        threshold: { of: 'project', counts: 'users', count: 1, minutes: 90 },
      }),
    ).toBe('When the project has 1 user within 90 minutes');
  });

  it('says which errors it is for', () => {
    const none = { environments: [], releases: [], levels: [], title: null };
    expect(filterWords(none)).toEqual([]);
    expect(filterWords({ environments: ['a', 'b'], releases: ['2.*'], levels: ['fatal'], title: '*Timeout*' })).toEqual(
      ['in a or b', 'of release 2.*', 'of level fatal', 'with the title *Timeout*'],
    );
  });

  it('names whom it tells, or says how many where they are not known', () => {
    const all = [named(1, 'Slack'), named(2, 'Pager')];
    expect(toldWords(null, all)).toBe('tell every destination');
    expect(toldWords([], all)).toBe('tell nobody');
    expect(toldWords([2, 1], all)).toBe('tell Slack and Pager');
    expect(toldWords([1, 3], all)).toBe('tell 2 destinations');
    expect(toldWords([1], null)).toBe('tell 1 destination');
  });
});

describe('minutes', () => {
  it('are said in the largest unit that they are a whole number of', () => {
    expect([0, 1, 59, 60, 90, 120, 1440, 10_080].map(minutesWords)).toEqual([
      '0 minutes',
      '1 minute',
      '59 minutes',
      '1 hour',
      '90 minutes',
      '2 hours',
      '1 day',
      '7 days',
    ]);
  });
});

describe('a message', () => {
  it('says what it is about, and leaves out what it is not', () => {
    expect(countWords({ new: 10_400, regressed: 1, resolved: 0 })).toBe('10,400 new, 1 came back');
    expect(countWords({})).toBe('');
  });
});

describe('a test', () => {
  const answer = '';
  it('says what the receiver answered, or why nothing came', () => {
    expect(testedWords({ delivered: true, status: 204, ms: 1_200, problem: null, answer })).toBe(
      'Delivered in 1,200 ms: the receiver answered 204.',
    );
    expect(testedWords({ delivered: true, status: null, ms: 1, problem: null, answer })).toBe('Delivered in 1 ms.');
    expect(testedWords({ delivered: false, status: 404, ms: 9, problem: 'There is no such channel.', answer })).toBe(
      'Not delivered. There is no such channel.',
    );
    expect(testedWords({ delivered: false, status: 500, ms: 9, problem: null, answer })).toBe(
      'Not delivered: the receiver answered 500.',
    );
    expect(testedWords({ delivered: false, status: null, ms: 9, problem: null, answer })).toBe(
      'Not delivered: there was no answer.',
    );
  });
});

describe('what is planned', () => {
  it('is said by how long it takes, also where it is due', () => {
    const now = new Date('2026-11-27T12:00:00Z');
    expect(plannedWords('2026-11-27T12:03:00Z', now)).toBe('in 3 minutes');
    expect(plannedWords('2026-11-28T12:00:00Z', now)).toBe('tomorrow');
    expect(plannedWords('2026-11-27T12:00:20Z', now)).toBe('in a moment');
    expect(plannedWords('2026-11-27T11:55:00Z', now)).toBe('in a moment');
  });
});

describe('what is muted', () => {
  it('is so until its moment has come', () => {
    const now = new Date('2026-11-27T12:00:00Z');
    expect(isMuted('2026-11-27T12:00:01Z', now)).toBe(true);
    expect(isMuted('2026-11-27T12:00:00Z', now)).toBe(false);
    expect(isMuted(null, now)).toBe(false);
  });
});
