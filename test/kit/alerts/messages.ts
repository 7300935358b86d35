import type { DestinationKind, OpenDestination } from '../../../shared/domain/alerts/alert-destination.ts';
import type { Alert, AlertedError, AlertMessage } from '../../../shared/domain/alerts/alert-message.ts';
import type { AlertTrigger } from '../../../shared/domain/alerts/occurrence.ts';

const PAGE = 'https://glet.example/api/ui/acme/shop/-/error_tracking';

/** An error as messages show it. */
export function alertedError(given: Partial<AlertedError> = {}): AlertedError {
  const id = given.id ?? 4711;
  return {
    id,
    title: 'TypeError: total is not a function',
    culprit: 'checkout/cart.js in pay',
    level: 'error',
    platform: 'javascript',
    count: 1234,
    users: 56,
    first_seen: '2026-11-27T02:58:00.000Z',
    last_seen: '2026-11-27T03:00:00.000Z',
    url: `${PAGE}/${id}`,
    ...given,
  };
}

/** Something that happened to that error: by default that it is new. */
export function anAlert(given: Partial<Alert> = {}): Alert {
  return {
    trigger: 'new',
    at: '2026-11-27T03:00:00.000Z',
    rules: [{ id: 1, name: 'New errors' }],
    release: '2.4.1',
    environment: 'production',
    error: alertedError(),
    ...given,
  };
}

/** A threshold of the whole project that was crossed. */
export function projectAlert(given: Partial<Alert> = {}): Alert {
  const threshold = { of: 'project', counts: 'events', count: 1000, minutes: 5 } as const;
  return anAlert({
    trigger: 'threshold',
    rules: [{ id: 2, name: 'Too many events' }],
    threshold,
    value: 1000,
    release: null,
    environment: null,
    error: null,
    ...given,
  });
}

/** A message about alerts, which count themselves unless told otherwise. */
export function alertMessage(alerts: readonly Alert[] = [anAlert()], given: Partial<AlertMessage> = {}): AlertMessage {
  const counts: Partial<Record<AlertTrigger, number>> = {};
  for (const { trigger } of alerts) counts[trigger] = (counts[trigger] ?? 0) + 1;
  return {
    id: 'msg_01jdq3v8k6e7h9m2n4p6r8t0wz',
    kind: alerts.length > 1 ? 'digest' : 'alert',
    at: '2026-11-27T03:00:01.000Z',
    project: { id: 12, name: 'shop', path_with_namespace: 'acme/shop', url: PAGE },
    alerts,
    counts,
    ...given,
  };
}

/** A digest of a storm: 20 new errors are listed, and many more are counted. */
export function stormMessage(count = 10_000): AlertMessage {
  const alerts = Array.from({ length: 20 }, (_, index) =>
    anAlert({
      error: alertedError({ id: index + 1, title: `Error number ${index + 1}`, count: 20 - index, users: 1 }),
    }),
  );
  return alertMessage(alerts, { counts: { new: count }, window_minutes: 10 });
}

/** What it takes to send to each kind. Nothing of it exists. */
export function openDestination(kind: DestinationKind, given: Partial<OpenDestination> = {}): OpenDestination {
  return {
    id: 3,
    kind,
    name: `our ${kind}`,
    options: OPTIONS[kind] ?? {},
    secrets: SECRETS[kind],
    signingKeys: [new Uint8Array(32).fill(7)],
    ...given,
  };
}

const OPTIONS: Partial<Record<DestinationKind, OpenDestination['options']>> = {
  webhook: { header_name: 'Authorization' },
  ntfy: { topic: 'shop-alerts' },
  gitlab_issue: { gitlab_project: 'acme/shop', labels: ['bug', 'from glet'], confidential: true },
  email: { emails: ['ada@example.com', 'grace@example.com'] },
};

const SECRETS: Record<DestinationKind, OpenDestination['secrets']> = {
  webhook: { url: 'https://hooks.example/glet?key=query-secret-1', token: 'Bearer header-secret-1' },
  sentry_webhook: { url: 'https://hooks.example/sentry' },
  slack: { url: 'https://hooks.slack.com/services/T00000000/B00000000/slack-secret-a1b2' },
  mattermost: { url: 'https://mattermost.example/hooks/mattermost-secret-c3d4' },
  discord: { url: 'https://discord.com/api/webhooks/1/discord-secret-e5f6' },
  teams: { url: 'https://prod-1.westeurope.logic.azure.com/workflows/1?sig=teams-secret-g7h8' },
  google_chat: { url: 'https://chat.googleapis.com/v1/spaces/A/messages?key=k&token=chat-secret-i9j0' },
  ntfy: { url: 'https://ntfy.example', token: 'tk_ntfysecret' },
  pagerduty: { token: 'pagerduty-routing-key-k1l2' },
  gitlab_alert: { url: 'https://gitlab.example/acme/shop/alerts/notify.json', token: 'gitlab-alert-secret' },
  gitlab_issue: { url: 'https://gitlab.example', token: 'gitlab-issue-secret' },
  email: {},
};
