import { expect, it } from 'vitest';
import * as fc from 'fast-check';
import { requestsOf } from '../../../shared/alerts/requests.ts';
import type { AlertMessage } from '../../../shared/domain/alerts/alert-message.ts';
import { anyMessage } from '../../kit/alerts/any-message.ts';
import { alertMessage, anAlert, openDestination, projectAlert, stormMessage } from '../../kit/alerts/messages.ts';
import { HARMFUL, stringsOf } from './strings-of.ts';

const PAGE = 'https://glet.example/api/ui/acme/shop/-/error_tracking/4711';
const ISSUE = 'https://glet.example/api/0/issues/4711/';
const TITLE = 'TypeError: total is not a function';

function hooksOf(message: AlertMessage) {
  return requestsOf('sentry_webhook', openDestination('sentry_webhook'), message, 0).map(({ headers, body }) => ({
    resource: headers['Sentry-Hook-Resource'],
    ...(JSON.parse(body!) as Record<string, unknown>),
  }));
}

const RUNS_ALWAYS = {
  actor: { id: 'glet', name: 'Glet', type: 'application' },
  installation: { uuid: '00000000-0000-4000-8000-000000000003' },
};

it('An error that is new is an event_alert', () => {
  expect(hooksOf(alertMessage())).toEqual([
    {
      ...RUNS_ALWAYS,
      resource: 'event_alert',
      action: 'triggered',
      data: {
        event: {
          title: TITLE,
          message: TITLE,
          culprit: 'checkout/cart.js in pay',
          level: 'error',
          platform: 'javascript',
          project: 12,
          project_name: 'shop',
          project_slug: 'shop',
          datetime: '2026-11-27T03:00:00.000Z',
          timestamp: 1_795_748_400,
          release: '2.4.1',
          environment: 'production',
          metadata: { title: TITLE },
          tags: [
            ['level', 'error'],
            ['release', '2.4.1'],
            ['environment', 'production'],
          ],
          web_url: PAGE,
          issue_url: ISSUE,
          issue_id: '4711',
          glet: { what: 'New error', trigger: 'new', events: 1234, users: 56 },
        },
        triggered_rule: 'New errors',
        issue_alert: { title: 'New errors', settings: [] },
      },
      glet: { message_id: alertMessage().id, kind: 'alert', total: 1, counts: { new: 1 } },
    },
  ]);
});

it('An error that is resolved is an issue, resolved', () => {
  expect(hooksOf(alertMessage([anAlert({ trigger: 'resolved' })]))).toMatchObject([
    {
      ...RUNS_ALWAYS,
      resource: 'issue',
      action: 'resolved',
      data: {
        issue: {
          id: '4711',
          shortId: 'SHOP-4K7',
          title: TITLE,
          status: 'resolved',
          count: '1234',
          userCount: 56,
          project: { id: '12', name: 'shop', slug: 'shop' },
          url: ISSUE,
          web_url: PAGE,
        },
      },
    },
  ]);
});

it('A threshold of the project is a metric_alert', () => {
  const message = alertMessage([
    projectAlert(),
    projectAlert({ trigger: 'recovered', at: '2026-11-27T03:10:00.000Z' }),
  ]);
  expect(hooksOf(message)).toMatchObject([
    {
      resource: 'metric_alert',
      action: 'critical',
      data: {
        description_title: 'Critical: Too many events',
        description_text: '1,000 events within 5 minutes',
        web_url: 'https://glet.example/api/ui/acme/shop/-/error_tracking',
        metric_alert: { id: '2', projects: ['shop'], date_closed: null, alert_rule: { id: '2', time_window: 5 } },
      },
    },
    {
      resource: 'metric_alert',
      action: 'resolved',
      data: {
        description_title: 'Resolved: Too many events',
        description_text: 'Fewer than 1,000 events within 5 minutes again',
        metric_alert: { date_closed: '2026-11-27T03:10:00.000Z' },
      },
    },
  ]);
});

it('A test is one event_alert that says so, and is about no issue', () => {
  expect(hooksOf(alertMessage([anAlert()], { kind: 'test' }))).toMatchObject([
    {
      resource: 'event_alert',
      data: { event: { title: `Test message: New error in shop: ${TITLE}`, issue_id: '0' }, triggered_rule: 'Test' },
      glet: { kind: 'test' },
    },
  ]);
});

it('A storm is told by the alerts that the message lists, and each says how many there are', () => {
  const hooks = hooksOf(stormMessage());
  expect(hooks).toHaveLength(20);
  for (const hook of hooks) expect(hook).toMatchObject({ glet: { total: 10_000, counts: { new: 10_000 } } });
});

it('Whatever SDKs sent, each is small and has no half of a character', () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      for (const hook of hooksOf(message)) {
        expect(Buffer.byteLength(JSON.stringify(hook))).toBeLessThanOrEqual(20_000);
        for (const text of stringsOf(hook)) expect(text).not.toMatch(HARMFUL);
      }
    }),
    { numRuns: 100 },
  );
});
