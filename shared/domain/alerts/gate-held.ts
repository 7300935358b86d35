import { MAX_MESSAGE_ALERTS } from './alert-message.ts';
import type { Held, HeldAlert } from './gate.ts';
import type { AlertTrigger } from './occurrence.ts';

type Counts = Held['counts'];

/** Adds an alert that came at a moment: it is counted, and kept in full while it is among the worst. */
export function withHeld(held: Held | null, alert: HeldAlert, now: number): Held {
  const { alerts, counts, since } = held ?? { alerts: [], counts: {}, since: now };
  return { alerts: worst([...alerts, alert]), counts: withCount(counts, alert.trigger), since };
}

/** How many alerts are counted. */
export function countOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Takes the alert that came first away from the others. */
export function withoutOldest({ alerts, counts, since }: Held): { oldest: HeldAlert; left: Held | null } {
  const oldest = alerts.reduce((first, alert) => (alert.at < first.at ? alert : first));
  const others = alerts.filter((alert) => alert !== oldest);
  if (others.length === 0) return { oldest, left: null };
  const { [oldest.trigger]: count = 0, ...rest } = counts;
  const left = count > 1 ? { ...rest, [oldest.trigger]: count - 1 } : rest;
  return { oldest, left: { alerts: others, counts: left, since } };
}

function withCount(counts: Counts, trigger: AlertTrigger): Counts {
  return { ...counts, [trigger]: (counts[trigger] ?? 0) + 1 };
}

/** The worst first; of two that are alike the one that came first. */
function worst(alerts: readonly HeldAlert[]): HeldAlert[] {
  return alerts.toSorted(byRank).slice(0, MAX_MESSAGE_ALERTS);
}

/** What is over is no reason to hurry; then what somebody has to look into, by how bad it is, and by how often it happened. */
function byRank(one: HeldAlert, other: HeldAlert): number {
  return (
    Number(isOver(one)) - Number(isOver(other)) ||
    levelRank(one) - levelRank(other) ||
    TRIGGERS.indexOf(one.trigger) - TRIGGERS.indexOf(other.trigger) ||
    (other.error?.count ?? 0) - (one.error?.count ?? 0)
  );
}

const isOver = ({ trigger }: HeldAlert): boolean => trigger === 'recovered' || trigger === 'resolved';

/** What is about the whole project is as bad as it gets; a level that nobody knows is taken for an error. */
function levelRank({ error }: HeldAlert): number {
  if (error === null) return -1;
  const rank = LEVELS.indexOf(error.level);
  return rank < 0 ? LEVELS.indexOf('error') : rank;
}

const LEVELS = ['fatal', 'error', 'warning', 'info', 'debug'];
const TRIGGERS: readonly AlertTrigger[] = ['new', 'regressed', 'threshold', 'unsnoozed', 'recovered', 'resolved'];
