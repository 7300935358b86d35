import { expect } from 'vitest';
import type { Project } from '../projects.ts';
import { admin } from '../request.ts';

/** Nobody is there: `.invalid` is no name of a host (RFC 2606). */
export const WEBHOOK = { kind: 'webhook', name: 'Hook', url: 'https://receiver.invalid/hook' };

/** Addresses of what a project has of alerts. */
export const alertsOf = ({ at }: Pick<Project, 'at'>) => ({
  rules: `${at}/error_tracking/alert_rules`,
  destinations: `${at}/error_tracking/alert_destinations`,
  history: `${at}/error_tracking/alerts`,
});

/** The rule that a new project has. */
export const FIRST_RULE = {
  id: 1,
  name: 'New errors and errors that came back',
  enabled: true,
  triggers: ['new', 'regressed', 'unsnoozed'],
  threshold: null,
  filters: { environments: [], releases: [], levels: [], title: null },
  destinations: null,
  cooldown_minutes: 0,
  send_resolved: false,
  muted_until: null,
};

/** Nothing was told to a destination yet. */
export const AT_REST = { held: 0, held_until: null, failing_since: null, last_attempt: null };

/** What a destination of kind webhook is of which nothing is said but what it needs. */
export const SHOWN_WEBHOOK = {
  id: 2,
  kind: 'webhook',
  name: 'Hook',
  enabled: true,
  address: 'https://receiver.invalid/hook',
  header_name: null,
  topic: null,
  gitlab_project: null,
  labels: [],
  confidential: true,
  emails: [],
  window_minutes: 5,
  muted_until: null,
  state: AT_REST,
  created_at: expect.any(String),
  updated_at: expect.any(String),
};

/** Makes a rule, and answers its address. */
export async function newRule(project: Project): Promise<string> {
  const { rules } = alertsOf(project);
  const made = await admin('POST', rules, { json: { name: 'Fatal', levels: ['fatal'] } });
  expect(made.status).toBe(201);
  return `${rules}/${(made.json as { id: number }).id}`;
}

/** Makes a destination, and answers its address. */
export async function newDestination(project: Project, fields: object = WEBHOOK): Promise<string> {
  const { destinations } = alertsOf(project);
  const made = await admin('POST', destinations, { json: fields });
  expect(made.status).toBe(201);
  return `${destinations}/${(made.json as { id: number }).id}`;
}

/** Removes all rules, or destinations, of a project: there is room for a few. */
export async function removeAll(list: string): Promise<void> {
  const { json: rows } = await admin('GET', `${list}?per_page=100`);
  for (const { id } of rows as { id: number }[]) await admin('DELETE', `${list}/${id}`);
}
