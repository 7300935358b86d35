import { describe, expect, it } from 'vitest';
import { MAX_RULES_BYTES, newAlertSetup, type AlertSetup } from '../../../../shared/domain/alerts/alert-rule.ts';
import { withChangedRule, withNewRule, type RuleChange } from '../../../../shared/domain/alerts/changed-rule.ts';

const [first] = newAlertSetup().rules;
const setupOfOne: AlertSetup = { ...newAlertSetup(), destinations: [2] };

describe('a rule whose only destination was deleted', () => {
  const orphaned: AlertSetup = { ...setupOfOne, rules: [{ ...first!, enabled: false, destinations: [] }] };

  it.each<RuleChange>([{ name: 'Renamed' }, { enabled: false }, { muted_until: '2030-01-01T00:00:00.000Z' }])(
    'takes %j, which says nothing of destinations',
    (change) => {
      const rule = { ...orphaned.rules[0]!, ...change };
      expect(withChangedRule(orphaned, 1, change)).toEqual({ rule, setup: { ...orphaned, rules: [rule] } });
    },
  );

  it.each<RuleChange>([{ enabled: true }, { destinations: [] }])('does not take %j, with nobody to tell', (change) => {
    const problem = 'name at least one, or null for all that the project has';
    expect(withChangedRule(orphaned, 1, change)).toEqual({ refused: { field: 'destinations', problem } });
  });

  it('is switched on again with somebody to tell', () => {
    const made = withChangedRule(orphaned, 1, { enabled: true, destinations: [2] });
    expect(made).toMatchObject({ rule: { enabled: true, destinations: [2] } });
  });
});

describe('rules with the longest filters', () => {
  const releases = Array.from({ length: 10 }, (_, index) => String(index).padEnd(200, '€'));
  const longest: RuleChange = { name: 'Long', releases };
  const refused = (field: string) => ({
    refused: {
      field,
      problem: 'all rules of a project have at most 32768 bytes together: shorten it, or delete a rule',
    },
  });
  const filled = (): AlertSetup => {
    for (let setup = setupOfOne; ;) {
      const next = withNewRule(setup, longest);
      if ('refused' in next) return setup;
      ({ setup } = next);
    }
  };

  it('are as many as leave the item of their project small, and the next one is refused', () => {
    const setup = filled();
    expect(Buffer.byteLength(JSON.stringify(setup.rules))).toBeLessThanOrEqual(MAX_RULES_BYTES);
    expect(setup.rules).toHaveLength(6);
    expect(withNewRule(setup, longest)).toEqual(refused('releases'));
    expect(withChangedRule(setup, 1, { name: 'First', environments: releases })).toEqual(refused('environments'));
  });

  it('leave room again once one of them is shorter', () => {
    const shorter = withChangedRule(filled(), 2, { releases: [] });
    expect(shorter).toMatchObject({ rule: { id: 2, filters: { releases: [] } } });
    expect(withNewRule((shorter as { setup: AlertSetup }).setup, longest)).toMatchObject({
      rule: { filters: { releases } },
    });
  });
});
