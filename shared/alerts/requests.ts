import { createHash } from 'node:crypto';
import type { DestinationKind, OpenDestination } from '../domain/alerts/alert-destination.ts';
import type { AlertMessage } from '../domain/alerts/alert-message.ts';
import type { Outgoing } from '../outbound/guarded-fetch.ts';
import { incidentsOf } from './incidents.ts';
import { discordBody } from './render/discord.ts';
import { gitlabAlertBody } from './render/gitlab-alert.ts';
import { googleChatBody } from './render/google-chat.ts';
import { mattermostBody } from './render/mattermost.ts';
import { ntfyBody } from './render/ntfy.ts';
import { pagerdutyBody, PAGERDUTY_URL } from './render/pagerduty.ts';
import { sentryHook } from './render/sentry-webhook.ts';
import { slackBody } from './render/slack.ts';
import { teamsBody } from './render/teams.ts';
import { webhookBody } from './render/webhook.ts';
import { sentryHookHeaders, standardWebhookHeaders } from './sign.ts';

type Make = (destination: OpenDestination, message: AlertMessage, now: number) => Outgoing[];

/** Kinds of which one answer does not depend on another. */
export type PlainKind = Exclude<DestinationKind, 'gitlab_issue' | 'email'>;

/** What is sent to each kind. Most take a message as one request; those that know one thing at a time take several. */
const REQUESTS: Readonly<Record<PlainKind, Make>> = {
  webhook: (destination, message, now) => {
    const body = webhookBody(message);
    const signed = standardWebhookHeaders(destination.signingKeys, { id: message.id, at: now, body });
    return [post(destination, body, { ...ownHeader(destination), ...signed })];
  },
  sentry_webhook: (destination, message, now) =>
    (message.kind === 'test' || message.alerts.length === 0 ? [null] : message.alerts).map((alert, index) => {
      const { resource, body } = sentryHook(message, alert, destination.id);
      const id = createHash('sha256').update(`${message.id}.${index}`).digest('hex').slice(0, 32);
      const signed = sentryHookHeaders(destination.signingKeys, { id, at: now, body, resource });
      return post(destination, body, { ...ownHeader(destination), ...signed });
    }),
  slack: (destination, message) => [post(destination, slackBody(message))],
  mattermost: (destination, message) => [post(destination, mattermostBody(message))],
  discord: (destination, message) => [post(destination, discordBody(message))],
  teams: (destination, message) => [post(destination, teamsBody(message))],
  google_chat: (destination, message) => [post(destination, googleChatBody(message))],
  ntfy: (destination, message) => {
    const root = {
      ...destination,
      secrets: { ...destination.secrets, url: new URL('/', destination.secrets.url).href },
    };
    return [post(root, ntfyBody(message, destination.options.topic ?? ''), bearer(destination))];
  },
  pagerduty: (destination, message) => {
    const { token = '', url = PAGERDUTY_URL } = destination.secrets;
    const events = { ...destination, secrets: { url } };
    return incidentsOf(message).map((incident) => post(events, pagerdutyBody(incident, token)));
  },
  gitlab_alert: (destination, message) =>
    incidentsOf(message).map((incident) => post(destination, gitlabAlertBody(incident), bearer(destination))),
};

/** Makes the requests that tell a message to a destination. `now`: milliseconds since 1970. */
export function requestsOf(
  kind: PlainKind,
  destination: OpenDestination,
  message: AlertMessage,
  now: number,
): Outgoing[] {
  return REQUESTS[kind](destination, message, now);
}

function post({ secrets }: OpenDestination, body: string, headers: Readonly<Record<string, string>> = {}): Outgoing {
  return {
    method: 'POST',
    url: new URL(secrets.url!),
    headers: { ...headers, 'Content-Type': 'application/json', 'User-Agent': 'glet' },
    body,
  };
}

function bearer({ secrets }: OpenDestination): Record<string, string> {
  return secrets.token === undefined ? {} : { Authorization: `Bearer ${secrets.token}` };
}

function ownHeader({ options, secrets }: OpenDestination): Record<string, string> {
  const { header_name: name } = options;
  return name === undefined || secrets.token === undefined ? {} : { [name]: secrets.token };
}
