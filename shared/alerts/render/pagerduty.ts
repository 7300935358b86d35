import { fitted } from '../fit.ts';
import type { Incident } from '../incidents.ts';
import { cut } from '../plain-text.ts';
import type { ShownMessage, Urgency } from '../shown-message.ts';

export const PAGERDUTY_URL = 'https://events.pagerduty.com/v2/enqueue';

/** https://developer.pagerduty.com/docs/send-alert-event */
const MAX_SUMMARY_CHARACTERS = 1_024;
/** 512 KB are allowed; a person reads less. */
const MAX_BYTES = 20_000;

const SEVERITIES: Readonly<Record<Urgency, string>> = {
  critical: 'critical',
  error: 'error',
  warning: 'warning',
  info: 'info',
  over: 'info',
};

/** Returns an event of PagerDuty's Events API v2. Its key makes a retry, and what happens again, the same incident. */
export function pagerdutyBody({ key, isOver, at, message }: Incident, routingKey: string): string {
  const isTest = message.kind === 'test';
  return fitted(message, { bytes: MAX_BYTES }, (shown) => ({
    routing_key: routingKey,
    event_action: isOver ? 'resolve' : 'trigger',
    dedup_key: key,
    client: 'Glet',
    ...(shown.url !== '' && { client_url: shown.url }),
    payload: {
      summary: cut(shown.headline, MAX_SUMMARY_CHARACTERS),
      source: shown.project,
      severity: isTest ? 'info' : SEVERITIES[shown.urgency],
      timestamp: at,
      component: shown.project,
      custom_details: detailsOf(shown),
    },
    links: shown.alerts.filter(({ url }) => url !== '').map(({ url, title }) => ({ href: url, text: cut(title, 100) })),
  }));
}

function detailsOf(shown: ShownMessage): object {
  const [first] = shown.alerts;
  if (shown.isSingle && first) return Object.fromEntries(first.facts);
  return {
    alerts: shown.alerts.map(({ what, title, line }) => [`${what}: ${title}`, line].filter(Boolean).join(' · ')),
    ...(shown.rest !== null && { more: shown.rest }),
  };
}
