import type { Alert, AlertMessage, AlertedError } from '../../domain/alerts/alert-message.ts';
import { forAnyChat } from '../escape.ts';
import { byteLength, plain } from '../plain-text.ts';
import { shownMessage, usable } from '../shown-message.ts';
import { totalOf } from '../words.ts';

/** Small enough for any receiver: https://github.com/standard-webhooks/standard-webhooks asks for less than 20 kB. */
export const MAX_WEBHOOK_BYTES = 20_000;

/** Version of the payload. What is added keeps it; what changes its meaning or goes raises it. */
const VERSION = 1;

/** How many alerts are sent, and how many characters of each text. */
const ROOMS = [
  [20, 500],
  [20, 250],
  [20, 100],
  [10, 100],
  [5, 100],
  [1, 100],
] as const;

/** Returns the body of our own webhook, as docs/alerts.md describes it. */
export function webhookBody(message: AlertMessage): string {
  let json = '';
  for (const [alerts, characters] of ROOMS) {
    json = JSON.stringify(payload(message, alerts, characters));
    if (byteLength(json) <= MAX_WEBHOOK_BYTES) break;
  }
  return json;
}

function payload(message: AlertMessage, alerts: number, characters: number) {
  const { project } = message;
  return {
    version: VERSION,
    id: message.id,
    type: message.kind,
    timestamp: message.at,
    // Where receivers of Slack's simplest form look, and may find mentions.
    text: forAnyChat(shownMessage(message, { alerts: 1, characters: 200 }).headline),
    project: {
      id: project.id,
      name: plain(project.name, characters),
      path: plain(project.path_with_namespace, characters),
      url: usable(project.url),
    },
    total: Math.max(totalOf(message.counts), message.alerts.length),
    counts: message.counts,
    window_minutes: message.window_minutes ?? null,
    alerts: message.alerts.slice(0, alerts).map((alert) => alertOf(alert, characters)),
  };
}

function alertOf(alert: Alert, characters: number) {
  return {
    trigger: alert.trigger,
    at: alert.at,
    rules: alert.rules.map(({ id, name }) => ({ id, name: plain(name, 100) })),
    threshold: alert.threshold ?? null,
    value: alert.value ?? null,
    release: alert.release === null ? null : plain(alert.release, characters),
    environment: alert.environment === null ? null : plain(alert.environment, characters),
    error: alert.error && errorOf(alert.error, characters),
  };
}

function errorOf(error: AlertedError, characters: number) {
  return {
    id: error.id,
    title: plain(error.title, characters),
    culprit: plain(error.culprit, characters),
    level: plain(error.level, 50),
    platform: plain(error.platform, 50),
    events: error.count,
    users: error.users,
    first_seen: error.first_seen,
    last_seen: error.last_seen,
    url: usable(error.url),
  };
}
