import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newAlertSetup } from '../../../../shared/domain/alerts/alert-rule.ts';
import { isProblem } from '../../../../shared/domain/alerts/alert-problem.ts';
import { withChangedRule, withNewRule, withoutRule } from '../../../../shared/domain/alerts/changed-rule.ts';
import { thresholdOf } from '../../../../shared/domain/alerts/read-threshold.ts';

const setup = { ...newAlertSetup(), destinations: [3, 5] };
const foreign = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.jsonValue());

/** Within its limits, or refused by the name of its field. */
function isRead(read: ReturnType<typeof thresholdOf>): boolean {
  if (isProblem(read)) return /^threshold\[(of|counts|count|minutes)\]$/.test(read.refused.field);
  const { of, counts, count, minutes, ...more } = read;
  const isWhole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most;
  return (
    ['error', 'project'].includes(of) &&
    ['events', 'users'].includes(counts) &&
    isWhole(count, counts === 'users' ? 50 : 1_000_000) &&
    isWhole(minutes, 1440) &&
    Object.keys(more).length === 0
  );
}

describe('a threshold that somebody sent', () => {
  it('is one within its limits, or refused by the name of its field, whatever it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('of', 'counts', 'count', 'minutes', 'x'), foreign), (given) => {
        const read = thresholdOf(given);
        expect(isRead(read)).toBe(true);
      }),
    );
  });

  it('may be of texts, as a form sends it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1440 }), (count, minutes) => {
        const expected = { of: 'project', counts: 'users', count, minutes };
        expect(thresholdOf({ ...expected, count: `${count}`, minutes: `${minutes}` })).toEqual(expected);
      }),
    );
  });
});

describe('a rule', () => {
  it('names each destination once, in order, and none that the project does not have', () => {
    expect(withNewRule(setup, { name: 'a', destinations: [5, 3, 5] })).toMatchObject({
      rule: { destinations: [3, 5] },
    });
    expect(withNewRule(setup, { name: 'a', destinations: [3, 4] })).toEqual({
      refused: { field: 'destinations', problem: 'the project has no destination 4' },
    });
  });

  it('that is changed by nothing is as it was; one that is not there is none', () => {
    expect(withChangedRule(setup, 1, {})).toEqual({ rule: setup.rules[0], setup });
    expect(withChangedRule(setup, 2, {})).toBeNull();
    expect(withoutRule(setup, 2)).toBeNull();
    expect(withoutRule(setup, 1)).toEqual({ ...setup, rules: [] });
  });
});
