import type { AlertRule } from '../../domain/alerts/alert-rule.ts';

/** A rule of alerts as the API shows it. */
export function alertRuleEntity(rule: AlertRule) {
  const { id, name, enabled, triggers, threshold, filters } = rule;
  const { destinations, cooldown_minutes, send_resolved, muted_until } = rule;
  return {
    id,
    name,
    enabled,
    triggers,
    threshold,
    filters,
    destinations,
    cooldown_minutes,
    send_resolved,
    muted_until,
  };
}
