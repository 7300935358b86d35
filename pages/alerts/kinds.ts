import type { Destination } from './types.ts';

export type Kind = Destination['kind'];

/** What a kind asks for. A text is the label that the field has there. */
interface KindOf {
  name: string;
  /** Where somebody finds what is asked for. */
  where: string;
  url?: string;
  urlExample?: string;
  token?: string;
  /** Left empty, there is none. */
  isTokenOptional?: boolean;
  hasHeader?: boolean;
  hasTopic?: boolean;
  hasIssue?: boolean;
  hasEmails?: boolean;
  /** What it is sent is signed, with a secret that can be changed. */
  isSigned?: boolean;
}

/** Whom alerts can be told to, the most used first. */
export const KINDS: Readonly<Record<Kind, KindOf>> = {
  slack: {
    name: 'Slack',
    where:
      'At api.slack.com/apps create an app, switch “Incoming Webhooks” on, add one to a channel, and copy its Webhook URL.',
    url: 'Webhook URL',
    urlExample: 'https://hooks.slack.com/services/…',
  },
  teams: {
    name: 'Microsoft Teams',
    where:
      'In the channel’s menu choose Workflows, then “Send webhook alerts to a channel”, and copy the URL that it ends with.',
    url: 'Workflow URL',
    urlExample: 'https://….logic.azure.com/…',
  },
  discord: {
    name: 'Discord',
    where: 'In the channel’s settings choose Integrations, Webhooks, New Webhook, and press Copy Webhook URL.',
    url: 'Webhook URL',
    urlExample: 'https://discord.com/api/webhooks/…',
  },
  mattermost: {
    name: 'Mattermost',
    where: 'In the menu of the product choose Integrations, Incoming Webhooks, Add, and copy the URL.',
    url: 'Webhook URL',
    urlExample: 'https://mattermost.example.com/hooks/…',
  },
  google_chat: {
    name: 'Google Chat',
    where: 'In the menu of the space choose Apps & integrations, Webhooks, Add webhook, and copy its link.',
    url: 'Webhook URL',
    urlExample: 'https://chat.googleapis.com/v1/spaces/…',
  },
  email: {
    name: 'E-mail',
    where: 'Up to ten addresses. If the mails come from AWS, each is sent a link first that has to be followed.',
    hasEmails: true,
  },
  webhook: {
    name: 'Webhook',
    where: 'Any address of yours that takes JSON by POST. What is sent is signed as Standard Webhooks say.',
    url: 'URL',
    urlExample: 'https://example.com/hooks/errors',
    token: 'Value of the header',
    isTokenOptional: true,
    hasHeader: true,
    isSigned: true,
  },
  ntfy: {
    name: 'ntfy',
    where: 'The server that your phone is subscribed to, and a topic that nobody guesses.',
    url: 'Server',
    urlExample: 'https://ntfy.sh',
    token: 'Access token',
    isTokenOptional: true,
    hasTopic: true,
  },
  pagerduty: {
    name: 'PagerDuty',
    where: 'In the service choose Integrations, add “Events API V2”, and copy its Integration Key.',
    token: 'Integration key',
  },
  gitlab_alert: {
    name: 'GitLab alert',
    where:
      'In the project choose Settings, Monitor, Alerts, add an HTTP endpoint, and copy URL and authorization key from its credentials.',
    url: 'URL of the endpoint',
    urlExample: 'https://gitlab.com/…/alerts/notify/…',
    token: 'Authorization key',
  },
  gitlab_issue: {
    name: 'GitLab issue',
    where: 'In the project choose Settings, Access tokens, and make one with the role Reporter and the scope api.',
    url: 'Address of GitLab',
    urlExample: 'https://gitlab.com',
    token: 'Access token',
    hasIssue: true,
  },
  sentry_webhook: {
    name: 'Sentry webhook',
    where: 'For what already takes webhooks of Sentry’s integrations: any address that it listens at.',
    url: 'URL',
    urlExample: 'https://example.com/sentry',
    token: 'Value of the header',
    isTokenOptional: true,
    hasHeader: true,
    isSigned: true,
  },
};

export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];
