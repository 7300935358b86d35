import { expect, it } from 'vitest';
import { requestsOf, type PlainKind } from '../../../shared/alerts/requests.ts';
import type { AlertMessage } from '../../../shared/domain/alerts/alert-message.ts';
import { alertMessage, anAlert, openDestination } from '../../kit/alerts/messages.ts';

const PROJECT = 'https://glet.example/api/ui/acme/shop/-/error_tracking';
const PAGE = `${PROJECT}/4711`;
const TITLE = 'TypeError: total is not a function';
const HEADLINE = `New error in shop: ${TITLE}`;

function bodyOf(kind: PlainKind, message: AlertMessage = alertMessage()): Record<string, unknown> {
  const [request] = requestsOf(kind, openDestination(kind), message, 0);
  return JSON.parse(request!.body!) as Record<string, unknown>;
}

it('PagerDuty is told that an error is new', () => {
  expect(bodyOf('pagerduty')).toEqual({
    routing_key: 'pagerduty-routing-key-k1l2',
    event_action: 'trigger',
    dedup_key: 'glet-12-4711',
    client: 'Glet',
    client_url: PROJECT,
    payload: {
      summary: HEADLINE,
      source: 'shop',
      severity: 'error',
      timestamp: '2026-11-27T03:00:00.000Z',
      component: 'shop',
      custom_details: {
        Where: 'checkout/cart.js in pay',
        Project: 'shop',
        Release: '2.4.1',
        Environment: 'production',
        Seen: '1,234 events, 56 users',
        Rule: 'New errors',
      },
    },
    links: [{ href: PAGE, text: TITLE }],
  });
});

it('PagerDuty is told that an error is resolved', () => {
  expect(bodyOf('pagerduty', alertMessage([anAlert({ trigger: 'resolved' })]))).toMatchObject({
    event_action: 'resolve',
    dedup_key: 'glet-12-4711',
    payload: { summary: `Resolved in shop: ${TITLE}`, severity: 'info' },
  });
});

it("GitLab's alerts are told that an error is resolved", () => {
  expect(bodyOf('gitlab_alert', alertMessage([anAlert({ trigger: 'resolved' })]))).toEqual({
    title: `Resolved in shop: ${TITLE}`,
    description:
      'Where: checkout/cart.js in pay\nProject: shop\nRelease: 2.4.1\nEnvironment: production\n' +
      `Seen: 1,234 events, 56 users\nRule: New errors\n${PAGE}`,
    end_time: '2026-11-27T03:00:00.000Z',
    service: 'shop',
    monitoring_tool: 'Glet',
    severity: 'unknown',
    fingerprint: 'glet-12-4711',
    gitlab_environment_name: 'production',
    glet: { message_id: alertMessage().id, url: PAGE, events: 1234, users: 56 },
  });
});
