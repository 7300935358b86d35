import type { Alert, AlertMessage } from '../domain/alerts/alert-message.ts';
import { countsWithout, isOver, totalOf } from './words.ts';

/** How many incidents one message opens. What comes in a storm is not to call a person twenty times. */
export const MAX_OPENED = 5;

/** What a receiver that knows one thing at a time is told: that it began, or goes on, or is over. */
export interface Incident {
  /** The same for all that is told of one error, so that the receiver tells neither a retry nor a recurrence from it. */
  key: string;
  isOver: boolean;
  at: string;
  /** The message as if it were about this alone. */
  message: AlertMessage;
}

/**
 * Splits a message into incidents: one for each error, or rule of the project, with the last that happened to it. The worst five
 * are opened by themselves, all others by one together. Whatever is over is closed, because that calls nobody.
 */
export function incidentsOf(message: AlertMessage): Incident[] {
  const { project } = message;
  if (message.kind === 'test') {
    return [{ key: `glet-${project.id}-test`, isOver: false, at: message.at, message }];
  }
  const latest = [...lastOfEach(message)];
  const opened = new Set(
    latest
      .filter(([, { trigger }]) => !isOver(trigger))
      .slice(0, MAX_OPENED)
      .map(([key]) => key),
  );
  const told = latest.filter(([key, { trigger }]) => isOver(trigger) || opened.has(key));
  return [
    ...told.map(([key, alert]) => single(key, alert, message)),
    ...together(message, new Set(told.map(([key]) => key))),
  ];
}

/** Of each key the alert that happened last; of two at one moment the one that is not over. In the order of the message. */
function lastOfEach({ project, alerts }: AlertMessage): Map<string, Alert> {
  const latest = new Map<string, Alert>();
  for (const alert of alerts) {
    for (const key of keysOf(project.id, alert)) {
      const before = latest.get(key);
      if (before === undefined || isLater(alert, before)) latest.set(key, alert);
    }
  }
  return latest;
}

function isLater(alert: Alert, before: Alert): boolean {
  return alert.at === before.at ? isOver(before.trigger) : alert.at > before.at;
}

function keysOf(projectId: number, { error, rules }: Alert): string[] {
  if (error !== null) return [`glet-${projectId}-${error.id}`];
  return rules.length === 0 ? [`glet-${projectId}`] : rules.map(({ id }) => `glet-${projectId}-rule-${id}`);
}

function single(key: string, alert: Alert, message: AlertMessage): Incident {
  const { window_minutes: _, ...rest } = message;
  const alone: AlertMessage = { ...rest, alerts: [alert], counts: { [alert.trigger]: 1 } };
  return { key, isOver: isOver(alert.trigger), at: alert.at, message: alone };
}

/** What is left, as one incident; none if nothing of it is to be opened. */
function together(message: AlertMessage, told: ReadonlySet<string>): Incident[] {
  const isTold = (alert: Alert) => keysOf(message.project.id, alert).every((key) => told.has(key));
  const { recovered: _, resolved: __, ...counts } = countsWithout(message.counts, message.alerts.filter(isTold));
  if (totalOf(counts) === 0) return [];
  const alerts = message.alerts.filter((alert) => !isTold(alert) && !isOver(alert.trigger));
  const key = `glet-${message.project.id}-more`;
  return [{ key, isOver: false, at: message.at, message: { ...message, kind: 'digest', alerts, counts } }];
}
