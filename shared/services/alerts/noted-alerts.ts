import { occurrencesIn } from '../../domain/alerts/notify.ts';
import type { NotedAlert } from '../../domain/alerts/noted-alert.ts';
import { userCount, type TrackedError } from '../../domain/error/tracked-error.ts';

/** Returns what an error tells, by the item that its put left behind. */
export function alertsOfError(error: TrackedError, notify: string): NotedAlert[] {
  const { id, title, culprit, level, platform, count, first_seen, last_seen } = error;
  const shown = { id, title, culprit, level, platform, count, users: userCount(error), first_seen, last_seen };
  return occurrencesIn(notify).map((occurrence) => ({ ...occurrence, error: shown }));
}

/** Returns what a project tells. */
export function alertsOfProject(notify: string): NotedAlert[] {
  return occurrencesIn(notify).map((occurrence) => ({ ...occurrence, error: null }));
}

/** Returns those alerts that rules of a destination ask for, each with these rules alone. */
export function askedOf(alerts: readonly NotedAlert[], rules: ReadonlySet<number>): NotedAlert[] {
  return alerts.flatMap((alert) => {
    const asking = alert.rules.filter((rule) => rules.has(rule));
    return asking.length === 0 ? [] : [{ ...alert, rules: asking }];
  });
}
