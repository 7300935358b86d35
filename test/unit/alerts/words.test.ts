import { describe, expect, it } from 'vitest';
import { shownMessage } from '../../../shared/alerts/shown-message.ts';
import { counted } from '../../../shared/alerts/words.ts';
import type { Alert } from '../../../shared/domain/alerts/alert-message.ts';
import type { AlertThreshold } from '../../../shared/domain/alerts/alert-rule.ts';
import { alertedError, alertMessage, anAlert, projectAlert, stormMessage } from '../../kit/alerts/messages.ts';

const ROOM = { alerts: 20, characters: 200 };
const headline = (...alerts: Alert[]) => shownMessage(alertMessage(alerts), ROOM).headline;
const TITLE = 'TypeError: total is not a function';

const events: AlertThreshold = { of: 'error', counts: 'events', count: 100, minutes: 5 };
const users: AlertThreshold = { of: 'error', counts: 'users', count: 1, minutes: 1 };

describe('The first line says', () => {
  it.each<readonly [Partial<Alert>, string]>([
    [{}, `New error in shop: ${TITLE}`],
    [{ trigger: 'regressed' }, `Error came back in shop: ${TITLE}`],
    [{ trigger: 'unsnoozed' }, `Error no longer snoozed in shop: ${TITLE}`],
    [{ trigger: 'resolved' }, `Resolved in shop: ${TITLE}`],
    [{ trigger: 'threshold', threshold: events, value: 104 }, `104 events within 5 minutes in shop: ${TITLE}`],
    [{ trigger: 'threshold', threshold: users }, `1 user within 1 minute in shop: ${TITLE}`],
    [
      { trigger: 'recovered', threshold: events, value: 3 },
      `Fewer than 100 events within 5 minutes again in shop: ${TITLE}`,
    ],
    [{ trigger: 'threshold' }, `Over its threshold in shop: ${TITLE}`],
    [{ trigger: 'recovered' }, `Below its threshold again in shop: ${TITLE}`],
  ])('of %j: %s', (given, said) => {
    expect(headline(anAlert(given))).toBe(said);
  });

  it('of a project: how much there is', () => {
    expect(headline(projectAlert({ value: 1200 }))).toBe('1,200 events within 5 minutes in shop');
  });

  it('of several: how many of each, the most urgent first', () => {
    const triggers = ['resolved', 'recovered', 'unsnoozed', 'regressed', 'new', 'threshold', 'new'] as const;
    expect(headline(...triggers.map((trigger) => anAlert({ trigger })))).toBe(
      '7 alerts in shop: 1 over a threshold, 2 new, 1 came back, 1 no longer snoozed, 1 below the threshold again, 1 resolved',
    );
  });

  it('that it is a test', () => {
    expect(shownMessage(alertMessage([anAlert()], { kind: 'test' }), ROOM).headline).toBe(
      `Test message: New error in shop: ${TITLE}`,
    );
    expect(shownMessage(alertMessage([], { kind: 'test' }), ROOM).headline).toBe('Test message for shop');
  });

  it('which project it is if its name is of nothing that can be seen', () => {
    const project = { ...alertMessage().project, name: '\u202e \u200d' };
    expect(shownMessage(alertMessage([anAlert()], { project }), ROOM).headline).toBe(
      `New error in project 12: ${TITLE}`,
    );
  });

  it('an ellipsis where a title was cut, and no half of a character', () => {
    const error = alertedError({ title: `${'x'.repeat(198)}😀😀` });
    const [shown] = shownMessage(alertMessage([anAlert({ error })]), ROOM).alerts;
    expect(shown!.title).toBe(`${'x'.repeat(198)}…`);
  });
});

it('Counts have commas, and one is not many', () => {
  expect([0, 1, 2, 999, 1000, 1_234_567].map((count) => counted(count, 'event'))).toEqual([
    '0 events',
    '1 event',
    '2 events',
    '999 events',
    '1,000 events',
    '1,234,567 events',
  ]);
});

it('What is not listed is counted by what happened', () => {
  const shown = shownMessage({ ...stormMessage(), counts: { new: 30, resolved: 4 } }, { ...ROOM, alerts: 3 });
  expect(shown.rest).toBe('and 31 more: 27 new, 4 resolved');
});

it('A line has only what is known', () => {
  const error = alertedError({ culprit: '', count: 1, users: 0 });
  const [shown] = shownMessage(alertMessage([anAlert({ error, release: null, rules: [] })]), ROOM).alerts;
  expect(shown!.line).toBe('production · 1 event, 0 users');
  expect(shown!.facts.map(([label]) => label)).toEqual(['Project', 'Environment', 'Seen']);
});

it.each([
  ['javascript:alert(1)', ''],
  ['no address', ''],
  [`https://glet.example/${'x'.repeat(2000)}`, ''],
  ['https://glet.example/a|b>c', 'https://glet.example/a%7Cb%3Ec'],
])('An address %s is given as "%s"', (url, given) => {
  expect(shownMessage(alertMessage([anAlert({ error: alertedError({ url }) })]), ROOM).alerts[0]!.url).toBe(given);
});
