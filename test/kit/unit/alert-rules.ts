import type { AlertFilters, AlertRule, AlertSetup, AlertThreshold } from '../../../shared/domain/alerts/alert-rule.ts';
import type { ThresholdRule } from '../../../shared/domain/alerts/rules-that-ask.ts';

export const filtersOf = (fields: Partial<AlertFilters> = {}): AlertFilters => ({
  environments: [],
  releases: [],
  levels: [],
  title: null,
  ...fields,
});

/** A rule for all that may happen to an error, but for thresholds, and for its end. */
export const alertRule = (fields: Partial<AlertRule> = {}): AlertRule => ({
  id: 1,
  name: 'Rule',
  enabled: true,
  triggers: ['new', 'regressed', 'unsnoozed'],
  threshold: null,
  filters: filtersOf(),
  destinations: null,
  cooldown_minutes: 0,
  send_resolved: true,
  muted_until: null,
  ...fields,
});

/** A rule for a threshold alone: so many events of an error in twelve minutes, so that a step is one of them. */
export const thresholdRule = (
  threshold: Partial<AlertThreshold> = {},
  fields: Partial<AlertRule> = {},
): ThresholdRule => ({
  ...alertRule({ id: 2, triggers: ['threshold'], ...fields }),
  threshold: { of: 'error', counts: 'events', count: 3, minutes: 12, ...threshold },
});

/** What a project has with these rules and one destination. */
export const setupWith = (rules: readonly AlertRule[]): AlertSetup => ({
  revision: 1,
  next_id: 100,
  rules,
  destinations: [50],
});
