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
