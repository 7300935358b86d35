import type { Alert, AlertMessage } from '../domain/alerts/alert-message.ts';
import type { AlertThreshold } from '../domain/alerts/alert-rule.ts';
import type { AlertTrigger } from '../domain/alerts/occurrence.ts';

/** Triggers as they are counted in a digest, the most urgent first. */
const COUNTED: Readonly<Record<AlertTrigger, (count: string) => string>> = {
  threshold: (count) => `${count} over a threshold`,
  new: (count) => `${count} new`,
  regressed: (count) => `${count} came back`,
  unsnoozed: (count) => `${count} no longer snoozed`,
  recovered: (count) => `${count} below the threshold again`,
  resolved: (count) => `${count} resolved`,
};

/** Triggers that say that something is over: they close what others opened. */
export function isOver(trigger: AlertTrigger): boolean {
  return trigger === 'recovered' || trigger === 'resolved';
}

/** `1234567` as `1,234,567`. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

export function counted(count: number, one: string): string {
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** What happened, as the beginning of a line: `New error`, `Error came back`, `120 events in 5 minutes`. */
export function whatHappened(alert: Pick<Alert, 'trigger' | 'threshold' | 'value'>): string {
  switch (alert.trigger) {
    case 'new':
      return 'New error';
    case 'regressed':
      return 'Error came back';
    case 'unsnoozed':
      return 'Error no longer snoozed';
    case 'threshold':
      return alert.threshold ? crossed(alert.threshold, alert.value) : 'Over its threshold';
    case 'recovered':
      return alert.threshold ? below(alert.threshold) : 'Below its threshold again';
    case 'resolved':
      return 'Resolved';
  }
}

function crossed({ counts, count, minutes }: AlertThreshold, value = count): string {
  return `${counted(Math.max(value, count), nameOf(counts))} within ${counted(minutes, 'minute')}`;
}

function below({ counts, count, minutes }: AlertThreshold): string {
  return `Fewer than ${counted(count, nameOf(counts))} within ${counted(minutes, 'minute')} again`;
}

function nameOf(counts: AlertThreshold['counts']): string {
  return counts === 'events' ? 'event' : 'user';
}

/** How many alerts there are of each trigger: `9 new, 3 came back`. */
export function countsInWords(counts: AlertMessage['counts']): string {
  return Object.entries(COUNTED)
    .map(([trigger, say]) => [counts[trigger as AlertTrigger] ?? 0, say] as const)
    .filter(([count]) => count > 0)
    .map(([count, say]) => say(grouped(count)))
    .join(', ');
}

export function totalOf(counts: AlertMessage['counts']): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The counts without the alerts that a message lists itself. */
export function countsWithout(counts: AlertMessage['counts'], listed: readonly Alert[]): AlertMessage['counts'] {
  const rest: Partial<Record<AlertTrigger, number>> = { ...counts };
  for (const { trigger } of listed) rest[trigger] = Math.max(0, (rest[trigger] ?? 0) - 1);
  return rest;
}

/** What there is to say of the next digest: it comes later than the destination asks for, because there is a storm. */
export function windowInWords({ window_minutes }: AlertMessage): string | null {
  if (window_minutes === undefined) return null;
  return `There is a lot going on: the next message gathers what comes within ${counted(window_minutes, 'minute')}.`;
}
