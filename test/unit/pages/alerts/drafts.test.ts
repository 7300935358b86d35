import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinationDraft, destinationSent, lined, listed } from '../../../../pages/alerts/destination-draft.ts';
import { KIND_NAMES, KINDS } from '../../../../pages/alerts/kinds.ts';
import { ruleDraft, ruleSent, toggled } from '../../../../pages/alerts/rule-draft.ts';
import type { Destination, Rule } from '../../../../pages/alerts/types.ts';
import { DESTINATION_KINDS } from '../../../../shared/domain/alerts/alert-destination.ts';
import { newAlertSetup } from '../../../../shared/domain/alerts/alert-rule.ts';

const [first] = newAlertSetup().rules;

describe('the kinds that can be chosen', () => {
  it('are all that there are, each with what it asks for', () => {
    expect(KIND_NAMES.toSorted()).toEqual([...DESTINATION_KINDS].toSorted());
    for (const kind of KIND_NAMES) {
      const { url, token, hasEmails } = KINDS[kind];
      expect([kind, url ?? token ?? hasEmails]).not.toEqual([kind, undefined]);
    }
  });
});

describe('the form of a destination', () => {
  it('is begun with a name, so that an address is enough', () => {
    const draft = { ...destinationDraft('slack', null), url: ' https://hooks.slack.com/services/T/B/x ' };
    expect(destinationSent('slack', draft)).toEqual({
      name: 'Slack',
      window_minutes: 5,
      url: 'https://hooks.slack.com/services/T/B/x',
    });
  });

  it('sends what its kind has, and what is secret only where it was typed', () => {
    const stored = {
      kind: 'gitlab_issue',
      name: 'Issues',
      gitlab_project: 'g/p',
      labels: ['bug', 'a, b'],
      confidential: false,
      window_minutes: 0,
    } as unknown as Destination;
    const draft = destinationDraft('gitlab_issue', stored);
    const sent = {
      name: 'Issues',
      window_minutes: 0,
      gitlab_project: 'g/p',
      labels: ['bug', 'a, b'],
      confidential: false,
    };
    expect(destinationSent('gitlab_issue', draft)).toEqual(sent);
    expect(destinationSent('gitlab_issue', { ...draft, token: 'x' })).toEqual({ ...sent, token: 'x' });
    expect(
      destinationSent('email', { ...destinationDraft('email', null), emails: 'a@b.example\n\n c@d.example ' }),
    ).toEqual({ name: 'E-mail', window_minutes: 5, emails: ['a@b.example', 'c@d.example'] });
  });

  it('takes away the header of a webhook where it was emptied', () => {
    const stored = { kind: 'webhook', name: 'W', header_name: 'X-Key', window_minutes: 5 } as Destination;
    const draft = destinationDraft('webhook', stored);
    expect(destinationSent('webhook', draft)).toEqual({ name: 'W', window_minutes: 5, header_name: 'X-Key' });
    expect(destinationSent('webhook', { ...draft, header: ' ' })).toEqual({
      name: 'W',
      window_minutes: 5,
      header_name: null,
    });
  });

  it('has lists as lines, and each value once', () => {
    const values = fc.uniqueArray(fc.stringMatching(/^[!-~][ -~]{0,20}[!-~]$/));
    fc.assert(
      fc.property(values, (all) => {
        expect(listed(lined(all))).toEqual(all);
      }),
    );
    expect(listed(' a \n\nb\r\na')).toEqual(['a', 'b']);
    expect(lined(null)).toBe('');
  });
});

describe('the form of a rule', () => {
  it('sends what was stored where nothing is changed', () => {
    const rule: Rule = {
      ...(first as Rule),
      triggers: ['threshold'],
      threshold: { of: 'project', counts: 'users', count: 7, minutes: 90 },
      filters: { environments: ['production'], releases: ['2.*'], levels: ['fatal'], title: '*Timeout*' },
      destinations: [3, 4],
      cooldown_minutes: 60,
      send_resolved: true,
    };
    const { name, triggers, threshold, filters, destinations, cooldown_minutes, send_resolved } = rule;
    expect(ruleSent(ruleDraft(rule))).toEqual({
      ...filters,
      name,
      triggers,
      threshold,
      destinations,
      cooldown_minutes,
      send_resolved,
    });
  });

  it('has no threshold unless it asks for one, and no title where that is empty', () => {
    const draft = ruleDraft(null);
    expect(ruleSent({ ...draft, name: ' R ', title: ' ' })).toEqual({
      name: 'R',
      triggers: ['new', 'regressed', 'unsnoozed'],
      threshold: null,
      environments: [],
      releases: [],
      levels: [],
      title: null,
      destinations: null,
      cooldown_minutes: 30,
      send_resolved: false,
    });
    expect(ruleSent({ ...draft, triggers: ['threshold'], count: '5' }).threshold).toEqual({
      of: 'error',
      counts: 'events',
      count: 5,
      minutes: 60,
    });
  });

  it('takes a value in or out', () => {
    expect(toggled([1, 2], 3, true)).toEqual([1, 2, 3]);
    expect(toggled([1, 2], 1, false)).toEqual([2]);
  });
});
