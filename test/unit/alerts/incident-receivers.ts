import { address, list, object, only, text, time, type Receiver } from './receivers.ts';

/** What receivers take that know one thing at a time. */
export const INCIDENT_RECEIVERS = {
  pagerduty: {
    source: 'https://developer.pagerduty.com/docs/send-alert-event',
    bytes: 512_000,
    schema: object(
      {
        routing_key: text(100),
        event_action: only('trigger', 'resolve'),
        dedup_key: text(255),
        client: only('Glet'),
        client_url: address,
        payload: object({
          summary: text(1024),
          source: text(1000),
          severity: only('critical', 'error', 'warning', 'info'),
          timestamp: time,
          component: text(1000),
          custom_details: { type: 'object' },
        }),
        links: list(object({ href: address, text: text(1000) }), 100),
      },
      ['client_url'],
    ),
  },
  gitlab_alert: {
    source:
      'https://docs.gitlab.com/operations/incident_management/integrations/, app/models/alert_management/alert.rb',
    bytes: 1_000_000,
    schema: object(
      {
        title: text(200),
        description: { type: 'string', maxLength: 1000 },
        start_time: time,
        end_time: time,
        service: text(100),
        monitoring_tool: text(100),
        severity: only('critical', 'high', 'medium', 'low', 'info', 'unknown'),
        fingerprint: text(100),
        gitlab_environment_name: text(255),
        glet: { type: 'object' },
      },
      ['start_time', 'end_time', 'gitlab_environment_name'],
    ),
  },
  gitlab_issue: {
    source: 'https://docs.gitlab.com/api/issues/#new-issue',
    bytes: 1_048_576,
    schema: object(
      { title: text(255), description: text(1_048_576), labels: text(1000), confidential: { type: 'boolean' } },
      ['labels'],
    ),
  },
} satisfies Record<string, Receiver>;
