import { unmentioned } from '../escape.ts';
import { fitted } from '../fit.ts';
import type { Incident } from '../incidents.ts';
import { cutEscaped, plain } from '../plain-text.ts';
import type { ShownMessage, Urgency } from '../shown-message.ts';

/** `TITLE_MAX_LENGTH` and the like in https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/models/alert_management/alert.rb */
const MAX_TITLE_CHARACTERS = 200;
const MAX_DESCRIPTION_CHARACTERS = 1_000;
const MAX_SERVICE_CHARACTERS = 100;
/** Of an environment, not of an alert: nothing longer has its name. */
const MAX_ENVIRONMENT_CHARACTERS = 255;
/** 1 MB is allowed: https://docs.gitlab.com/administration/instance_limits/#generic-alert-json-payloads */
const MAX_BYTES = 20_000;

const SEVERITIES: Readonly<Record<Urgency, string>> = {
  critical: 'critical',
  error: 'high',
  warning: 'medium',
  info: 'info',
  over: 'unknown',
};

/**
 * Returns the payload of GitLab's alert endpoint: https://docs.gitlab.com/operations/incident_management/integrations/
 * `end_time` resolves the open alert of that fingerprint, and makes none. Texts may become an incident, where mentions count.
 */
export function gitlabAlertBody({ key, isOver, at, message }: Incident): string {
  const [alert] = message.alerts;
  const named = message.alerts.length === 1 ? plain(alert?.environment ?? '', MAX_ENVIRONMENT_CHARACTERS) : '';
  const environment = cutEscaped(named, MAX_ENVIRONMENT_CHARACTERS, unmentioned);
  return fitted(message, { bytes: MAX_BYTES }, (shown) => ({
    title: cutEscaped(shown.headline, MAX_TITLE_CHARACTERS, unmentioned),
    description: cutEscaped(descriptionOf(shown), MAX_DESCRIPTION_CHARACTERS, unmentioned),
    ...(isOver ? { end_time: at } : { start_time: at }),
    service: cutEscaped(shown.project, MAX_SERVICE_CHARACTERS, unmentioned),
    monitoring_tool: 'Glet',
    severity: message.kind === 'test' ? 'info' : SEVERITIES[shown.urgency],
    fingerprint: key,
    ...(environment !== '' && { gitlab_environment_name: environment }),
    glet: {
      message_id: message.id,
      url: (shown.isSingle && shown.alerts[0]?.url) || shown.url,
      ...(shown.isSingle && alert?.error && { events: alert.error.count, users: alert.error.users }),
    },
  }));
}

function descriptionOf(shown: ShownMessage): string {
  const [first] = shown.alerts;
  const lines =
    shown.isSingle && first
      ? [...first.facts.map(([label, value]) => `${label}: ${value}`), first.url]
      : shown.alerts.map(({ what, title, line }) => [`${what}: ${title}`, line].filter(Boolean).join(' · '));
  return [...lines, shown.rest, shown.note].filter((line) => line !== null && line !== '').join('\n');
}
