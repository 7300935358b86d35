import type { Schedule } from '../job-orders.ts';
import type { AlertRule } from './alert-rule.ts';
import { isMuted } from './rules-that-ask.ts';
import { countedAt, endOf, stepAt } from './threshold-window.ts';
import type { Counted, Thresholds } from './thresholds.ts';

/** What is to be looked at again: whether an error (`null`: the project) is still over the line of a rule. */
export type ThresholdOrder = Schedule<'checkThreshold'>['order'];

/** Plans the look for a moment (milliseconds since 1970), by a name that is the same whoever plans it. */
export function thresholdSchedule(order: ThresholdOrder, at: number): Schedule<'checkThreshold'> {
  const { project_id, error_id, rule_id } = order;
  return { name: `threshold-${project_id}-${error_id ?? 'project'}-${rule_id}`, at, job: 'checkThreshold', order };
}

/** Whether something is over a line: it may be over at `endsAt`, or it is not, and then what is to be written of that. */
export type Recovery =
  | { outcome: 'over'; endsAt: number }
  | ({ outcome: 'recovered' } & Counted)
  | { outcome: 'not-over' };

/**
 * Looks whether what a rule was told to be over is below its line for a whole window, at `now` (milliseconds since 1970).
 * @param rule `undefined`: it is gone, or has nobody to tell; what was counted for it is forgotten then
 */
export function recoveryOf(thresholds: Thresholds, ruleId: number, rule: AlertRule | undefined, now: number): Recovery {
  const { [ruleId]: window, ...others } = thresholds;
  const endsAt = window === undefined ? null : endOf(window);
  if (window === undefined || endsAt === null) return { outcome: 'not-over' };
  if (rule === undefined) return { outcome: 'recovered', thresholds: others, occurrences: [] };
  if (now < endsAt) return { outcome: 'over', endsAt };
  const value = countedAt(window, Math.max(window.step, stepAt(window.minutes, now)));
  const isTold = rule.send_resolved && !isMuted(rule, now);
  return {
    outcome: 'recovered',
    thresholds: { ...thresholds, [ruleId]: { ...window, below_from: null } },
    occurrences: isTold ? [{ trigger: 'recovered', rules: [ruleId], at: now, value }] : [],
  };
}
