import { describe, expect, it } from 'vitest';
import { newAlertSetup } from '../../../../shared/domain/alerts/alert-rule.ts';
import { asksFor, rulesThatAsk, thresholdRules } from '../../../../shared/domain/alerts/rules-that-ask.ts';
import { alertRule, setupWith, thresholdRule } from '../../../kit/unit/alert-rules.ts';
import { after, NOW } from '../../../kit/unit/summaries.ts';

const now = NOW.getTime();

describe('the rules of a project that ask', () => {
  it('are none while it has no destination', () => {
    expect(rulesThatAsk(newAlertSetup())).toEqual([]);
  });

  it('are its first rule as soon as it has one', () => {
    const setup = { ...newAlertSetup(), destinations: [2] };
    expect(rulesThatAsk(setup)).toEqual(newAlertSetup().rules);
  });

  it('are neither disabled nor for destinations that are gone', () => {
    const rules = [
      alertRule({ id: 1, enabled: false }),
      alertRule({ id: 2, destinations: [51] }),
      alertRule({ id: 3, destinations: [] }),
      alertRule({ id: 4, destinations: [51, 50] }),
    ];
    expect(rulesThatAsk(setupWith(rules)).map(({ id }) => id)).toEqual([4]);
  });

  it('ask for their triggers, and for nothing until they are muted no more', () => {
    const rule = alertRule({ triggers: ['new'], muted_until: after(1) });
    expect(asksFor(rule, 'new', now)).toBe(false);
    expect(asksFor(rule, 'new', now + 1)).toBe(true);
    expect(asksFor(rule, 'regressed', now + 1)).toBe(false);
  });

  it('count for a threshold of what it is of, and only if it is among their triggers', () => {
    const [ofError, ofProject] = [thresholdRule(), thresholdRule({ of: 'project' })];
    const without = { ...ofError, triggers: ['new'] as const };
    expect(thresholdRules([ofError, ofProject, without, alertRule()], 'error')).toEqual([ofError]);
    expect(thresholdRules([ofError, ofProject, without, alertRule()], 'project')).toEqual([ofProject]);
  });
});
