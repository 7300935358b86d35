import type { Alert, AlertMessage, AlertedError } from '../../domain/alerts/alert-message.ts';
import { shortId } from '../../domain/short-id.ts';
import { plain } from '../plain-text.ts';
import { shownMessage, usable } from '../shown-message.ts';
import { isOver, totalOf, whatHappened } from '../words.ts';

const MAX_TITLE_CHARACTERS = 500;
const MAX_TEXT_CHARACTERS = 250;

/** What a Sentry calls whoever sends. */
const ACTOR = { id: 'glet', name: 'Glet', type: 'application' };

/** A request of a Sentry integration: the resource is a header. */
export interface SentryHook {
  resource: 'event_alert' | 'issue' | 'metric_alert';
  body: string;
}

/**
 * Returns what a Sentry would send of one alert: https://docs.sentry.io/organization/integrations/integration-platform/webhooks/
 * An alert of an error is an `event_alert`, its end an `issue` that is resolved; a threshold of the project is a `metric_alert`.
 * Without an alert, in a test, it is an `event_alert` that says so. `installation.uuid` tells the destination.
 */
export function sentryHook(message: AlertMessage, alert: Alert | null, destinationId: number): SentryHook {
  const [resource, action, data] = partsOf(message, alert);
  const installation = { uuid: `00000000-0000-4000-8000-${destinationId.toString(16).padStart(12, '0').slice(-12)}` };
  const glet = { message_id: message.id, kind: message.kind, total: totalOf(message.counts), counts: message.counts };
  return { resource, body: JSON.stringify({ action, actor: ACTOR, data, installation, glet }) };
}

function partsOf(message: AlertMessage, alert: Alert | null): [SentryHook['resource'], string, object] {
  if (alert === null) return ['event_alert', 'triggered', eventAlert(message, null)];
  if (alert.error === null)
    return ['metric_alert', isOver(alert.trigger) ? 'resolved' : 'critical', metricAlert(message, alert)];
  if (!isOver(alert.trigger)) return ['event_alert', 'triggered', eventAlert(message, alert)];
  const action = alert.trigger === 'resolved' ? 'resolved' : 'unresolved';
  return ['issue', action, { issue: issueOf(message, alert, alert.error) }];
}

function eventAlert(message: AlertMessage, alert: Alert | null): object {
  const rule = alert ? rulesOf(alert) : 'Test';
  return { event: eventOf(message, alert), triggered_rule: rule, issue_alert: { title: rule, settings: [] } };
}

function eventOf(message: AlertMessage, alert: Alert | null): object {
  const { project } = message;
  const error = alert?.error;
  const title = error
    ? plain(error.title, MAX_TITLE_CHARACTERS)
    : shownMessage(message, { alerts: 1, characters: 200 }).headline;
  const at = alert?.at ?? message.at;
  const [release, environment] = [textOrNull(alert?.release), textOrNull(alert?.environment)];
  const level = error ? plain(error.level, 50) : 'info';
  return {
    title,
    message: title,
    culprit: plain(error?.culprit ?? '', MAX_TEXT_CHARACTERS),
    level,
    platform: plain(error?.platform ?? 'other', 50),
    project: project.id,
    project_name: plain(project.name, MAX_TEXT_CHARACTERS),
    project_slug: slugOf(message),
    datetime: at,
    timestamp: Date.parse(at) / 1000,
    release,
    environment,
    metadata: { title },
    tags: Object.entries({ level, release, environment }).filter(([, value]) => value !== null),
    web_url: usable(error?.url ?? project.url),
    issue_url: error ? issueAddress(project.url, error.id) : '',
    issue_id: String(error?.id ?? 0),
    glet: {
      what: alert ? whatHappened(alert) : null,
      trigger: alert?.trigger ?? null,
      events: error?.count ?? null,
      users: error?.users ?? null,
    },
  };
}

function issueOf(message: AlertMessage, alert: Alert, error: AlertedError): object {
  const { project } = message;
  const title = plain(error.title, MAX_TITLE_CHARACTERS);
  const isResolved = alert.trigger === 'resolved';
  return {
    id: String(error.id),
    shortId: shortId(slugOf(message), error.id),
    title,
    culprit: plain(error.culprit, MAX_TEXT_CHARACTERS),
    level: plain(error.level, 50),
    platform: plain(error.platform, 50),
    status: isResolved ? 'resolved' : 'unresolved',
    substatus: isResolved ? null : 'ongoing',
    statusDetails: {},
    type: 'error',
    metadata: { title },
    count: String(error.count),
    userCount: error.users,
    firstSeen: error.first_seen,
    lastSeen: error.last_seen,
    project: { id: String(project.id), name: plain(project.name, MAX_TEXT_CHARACTERS), slug: slugOf(message) },
    url: issueAddress(project.url, error.id),
    web_url: usable(error.url),
    permalink: usable(error.url),
  };
}

function metricAlert(message: AlertMessage, alert: Alert): object {
  const { project } = message;
  const [rule] = alert.rules;
  const over = isOver(alert.trigger);
  return {
    description_title: `${over ? 'Resolved' : 'Critical'}: ${rulesOf(alert)}`,
    description_text: whatHappened(alert),
    web_url: usable(project.url),
    metric_alert: {
      id: String(rule?.id ?? 0),
      title: rulesOf(alert),
      projects: [slugOf(message)],
      status: over ? 2 : 20,
      date_detected: alert.at,
      date_closed: over ? alert.at : null,
      alert_rule: {
        id: String(rule?.id ?? 0),
        name: rulesOf(alert),
        aggregate: alert.threshold?.counts === 'users' ? 'count_unique(user)' : 'count()',
        time_window: alert.threshold?.minutes ?? null,
        environment: textOrNull(alert.environment),
      },
    },
  };
}

function rulesOf({ rules }: Alert): string {
  return plain(rules.map(({ name }) => name).join(', '), MAX_TEXT_CHARACTERS) || 'Glet';
}

function textOrNull(text: string | null | undefined): string | null {
  return plain(text ?? '', MAX_TEXT_CHARACTERS) || null;
}

/** Slugs are the last part of a project's path here: see docs/sentry-compatibility.md. */
function slugOf({ project }: AlertMessage): string {
  return plain(project.path_with_namespace.split('/').at(-1) ?? '', MAX_TEXT_CHARACTERS);
}

/** Of the API of the same host, in Sentry's dialect. */
function issueAddress(pageUrl: string, errorId: number): string {
  return URL.canParse(pageUrl) ? usable(`${new URL(pageUrl).origin}/api/0/issues/${errorId}/`) : '';
}
