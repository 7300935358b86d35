import type { AlertRule, RuleTrigger } from '../alerts/alert-rule.ts';
import type { Occurrence } from '../alerts/occurrence.ts';
import { passes, passesSome } from '../alerts/passes.ts';
import { asksFor, isMuted, thresholdRules } from '../alerts/rules-that-ask.ts';
import { isOver } from '../alerts/snooze.ts';
import { keptThresholds, placeOf, withThresholdEvent } from '../alerts/thresholds.ts';
import type { EventSummary } from '../event-summary.ts';
import { withHashes } from './distinct.ts';
import { withoutAlerts, type ErrorStatus, type TrackedError } from './tracked-error.ts';
import type { Transition } from './transitions.ts';

/** What of an error is of alerts. Absent is what it has none of. */
type Alerts = Pick<TrackedError, 'snooze' | 'thresholds' | 'occurrences'>;

/**
 * Returns what of an error is of alerts after it counts events, which are taken one after another: so it is the same in whatever batches
 * they come. While it is snoozed it tells nothing but that the snooze is over; one that is ignored, or resolved, tells nothing and counts
 * for no threshold.
 * @param before `null`: it begins with these events
 * @param change the status that it got, and the place of the event among these that brought that about; `null`: it kept its status
 * @param rules those of its project that have somebody to tell
 */
export function alertsAfter(
  before: TrackedError | null,
  events: readonly EventSummary[],
  change: { status: ErrorStatus; at: number } | null,
  rules: readonly AlertRule[],
  now: number,
): Alerts {
  if (rules.length === 0 && before?.snooze === undefined) return {};
  const counting = thresholdRules(rules, 'error');
  const occurrences: Occurrence[] = [];
  let snooze = before?.snooze;
  let thresholds = keptThresholds(before?.thresholds ?? {}, counting);
  let [count, users] = [before?.count ?? 0, before?.users ?? []];
  const tell = (trigger: RuleTrigger, event: EventSummary): number =>
    occurrences.push(...asked(rules, trigger, event, now));
  for (const [index, event] of events.entries()) {
    count++;
    const status = change !== null && index >= change.at ? change.status : before!.status;
    if (index === change?.at) {
      tell(before === null ? 'new' : 'regressed', event);
      snooze = undefined;
    }
    if (snooze?.at_users !== undefined && event.user_hash !== null) users = withHashes(users, [event.user_hash]);
    if (snooze !== undefined && isOver(snooze, { count, users }, event.received)) {
      if (status === 'unresolved') tell('unsnoozed', event);
      snooze = undefined;
    }
    if (status !== 'unresolved' || counting.length === 0) continue;
    const counted = withThresholdEvent(thresholds, counting, event, snooze !== undefined, now);
    ({ thresholds } = counted);
    occurrences.push(...counted.occurrences);
  }
  return alertsOf({ snooze, thresholds, occurrences });
}

/** What happened to an error by an event, for those rules that ask for it; nothing if none does. */
function asked(rules: readonly AlertRule[], trigger: RuleTrigger, event: EventSummary, now: number): Occurrence[] {
  const asking = rules.filter((rule) => asksFor(rule, trigger, now) && passes(rule.filters, event));
  return occurrenceOf(trigger, asking, event.received, placeOf(event));
}

function occurrenceOf(
  trigger: Occurrence['trigger'],
  rules: readonly AlertRule[],
  at: number,
  place: Pick<Occurrence, 'release' | 'environment'> = {},
): Occurrence[] {
  return rules.length === 0 ? [] : [{ trigger, rules: rules.map(({ id }) => id), at, ...place }];
}

/** Leaves out what is nothing, so that the item of an error without alerts is what it would be without them. */
export function alertsOf({
  snooze,
  thresholds = {},
  occurrences = [],
}: {
  snooze?: Alerts['snooze'] | undefined;
  thresholds?: Alerts['thresholds'] | undefined;
  occurrences?: readonly Occurrence[];
}): Alerts {
  return {
    ...(snooze !== undefined && { snooze }),
    ...(Object.keys(thresholds).length > 0 && { thresholds }),
    ...(occurrences.length > 0 && { occurrences }),
  };
}

/**
 * Returns an error as alerts see it after a person gave it a status: it is snoozed no longer. Who resolves it ends what it was told to
 * be over; from an ignored one nobody hears more than that.
 */
export function afterStatus(
  error: TrackedError,
  { name, at }: Pick<Transition, 'name' | 'at'>,
  rules: readonly AlertRule[],
): TrackedError {
  const { thresholds } = error;
  if (name !== 'resolved') return { ...withoutAlerts(error), ...(thresholds !== undefined && { thresholds }) };
  const occurrences = occurrenceOf(
    'resolved',
    rules.filter((rule) => hearsOfResolved(rule, error, at)),
    at,
  );
  return { ...withoutAlerts(error), ...alertsOf({ occurrences }) };
}

/** A rule for thresholds alone hears of those that were crossed. */
function hearsOfResolved(rule: AlertRule, error: TrackedError, now: number): boolean {
  if (!rule.send_resolved || isMuted(rule, now)) return false;
  const isAboutErrors = rule.triggers.some((trigger) => trigger !== 'threshold');
  const isOverLine = rule.threshold?.of === 'error' && (error.thresholds?.[rule.id]?.below_from ?? null) !== null;
  return isOverLine || (isAboutErrors && passesSome(rule.filters, error));
}

/** Returns what an error tells that was brought back by being merged with another, of which no single event is known. */
export function regressedByMerge(
  from: TrackedError,
  { received, release }: { received: number; release: string | null },
  rules: readonly AlertRule[],
  now: number,
): Occurrence[] {
  const asking = rules.filter((rule) => asksFor(rule, 'regressed', now) && passesSome(rule.filters, from));
  return occurrenceOf('regressed', asking, received, release === null ? {} : { release });
}
