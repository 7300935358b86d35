import type { AlertRule, AlertSetup, AlertThreshold, RuleTrigger } from './alert-rule.ts';

/** A rule that has a threshold. */
export type ThresholdRule = AlertRule & { threshold: AlertThreshold };

/** Returns the rules of a project that have somebody to tell: none as long as it has no destination. */
export function rulesThatAsk({ rules, destinations }: AlertSetup): AlertRule[] {
  const hasDestination = (rule: AlertRule): boolean =>
    rule.destinations === null ? destinations.length > 0 : rule.destinations.some((id) => destinations.includes(id));
  return rules.filter((rule) => rule.enabled && hasDestination(rule));
}

/** Tells whether a rule is silent at a moment, milliseconds since 1970. */
export function isMuted({ muted_until }: AlertRule, now: number): boolean {
  return muted_until !== null && Date.parse(muted_until) > now;
}

/** Tells whether a rule asks for what happens now, but for its filters. */
export function asksFor(rule: AlertRule, trigger: RuleTrigger, now: number): boolean {
  return rule.triggers.includes(trigger) && !isMuted(rule, now);
}

/** Returns those rules that count for a threshold, of each error or of the whole project. */
export function thresholdRules(rules: readonly AlertRule[], of: AlertThreshold['of']): ThresholdRule[] {
  return rules.filter(
    (rule): rule is ThresholdRule => rule.triggers.includes('threshold') && rule.threshold?.of === of,
  );
}
