/** What a rule may ask to be told of an error. */
export const RULE_TRIGGERS = ['new', 'regressed', 'unsnoozed', 'threshold'] as const;
export type RuleTrigger = (typeof RULE_TRIGGERS)[number];

export const MAX_ALERT_RULES = 20;
/** Rules of a project that have a threshold: each adds 40 bytes to the errors that it counts. */
export const MAX_THRESHOLD_RULES = 5;
export const MAX_THRESHOLD_MINUTES = 1_440;
export const MAX_THRESHOLD_EVENTS = 1_000_000;
/**
 * Users are told apart by their hashes, and each of them takes four bytes of every error that is counted: with fifty it is exact, and
 * a fifth of a kilobyte.
 */
export const MAX_THRESHOLD_USERS = 50;
/** Of all rules of a project together, as JSON: they lie in the project's own item, which each request to the project reads. */
export const MAX_RULES_BYTES = 32_768;
export const MAX_FILTER_VALUES = 10;
export const MAX_FILTER_CHARACTERS = 200;
export const MAX_RULE_NAME_CHARACTERS = 100;
export const MAX_COOLDOWN_MINUTES = 10_080;

/** `count` or more events, or users, within `minutes`: of each error by itself, or of the whole project. */
export interface AlertThreshold {
  of: 'error' | 'project';
  counts: 'events' | 'users';
  count: number;
  minutes: number;
}

/** Which events a rule is for; an empty list, and a title of `null`, let all through. `*` stands for any characters. */
export interface AlertFilters {
  environments: readonly string[];
  releases: readonly string[];
  levels: readonly string[];
  title: string | null;
}

/** When somebody is told, and who: one of a project's rules. */
export interface AlertRule {
  id: number;
  name: string;
  enabled: boolean;
  triggers: readonly RuleTrigger[];
  /** Is there if `threshold` is among the triggers, and only then. */
  threshold: AlertThreshold | null;
  filters: AlertFilters;
  /** Ids of destinations; `null`: all that the project has. */
  destinations: readonly number[] | null;
  /** The same error tells nothing by this rule again for so long. */
  cooldown_minutes: number;
  /** Whether it also tells when an error is below its threshold again, or somebody resolved it. */
  send_resolved: boolean;
  /** ISO 8601 UTC until which it tells nothing. */
  muted_until: string | null;
}

/**
 * What a project has of alerts, as it lies in the project's own item, where the consumer reads it with what it reads anyway.
 * Absent: as `newAlertSetup` makes it.
 */
export interface AlertSetup {
  /** Counts the changes. */
  revision: number;
  /** Of rules and destinations alike. */
  next_id: number;
  rules: readonly AlertRule[];
  /** Ids of the destinations, ascending. Without any nothing is noted of an error, and nothing is counted for rules. */
  destinations: readonly number[];
}

const NO_FILTERS: AlertFilters = { environments: [], releases: [], levels: [], title: null };

/** What a rule is of which nothing is said but its name. */
export const PLAIN_RULE: Omit<AlertRule, 'id' | 'name'> = {
  enabled: true,
  triggers: ['new', 'regressed', 'unsnoozed'],
  threshold: null,
  filters: NO_FILTERS,
  destinations: null,
  cooldown_minutes: 0,
  send_resolved: false,
  muted_until: null,
};

/** Returns what a new project has: one rule, for what is new and what came back, after it was resolved or snoozed, and nobody to tell. */
export function newAlertSetup(): AlertSetup {
  const rule = { id: 1, name: 'New errors and errors that came back', ...PLAIN_RULE };
  return { revision: 0, next_id: 2, rules: [rule], destinations: [] };
}
