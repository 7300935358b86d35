import type { TestProject } from 'vitest/node';
import type { Target } from './target.ts';

/**
 * The stack that `GLET_BASE_URL` names, for example `https://<id>.execute-api.<region>.amazonaws.com/api`, with one of
 * its admin tokens in `GLET_ADMIN_TOKEN`. The suite creates projects there and leaves them.
 */
export default async function setup(project: TestProject): Promise<void> {
  const base = process.env['GLET_BASE_URL']!.replace(/\/$/, '');
  const adminToken = process.env['GLET_ADMIN_TOKEN']!;
  project.provide('target', {
    kind: 'deployed',
    base,
    adminToken,
    tenant: await tenantOf(base, adminToken),
    table: null,
  });
}

/** The namespace of a project that names none. */
async function tenantOf(base: string, adminToken: string): Promise<Target['tenant']> {
  const headers = { 'private-token': adminToken, 'content-type': 'application/json' };
  const body = JSON.stringify({ path: `t-${Date.now()}` });
  const answer = await fetch(`${base}/v4/projects`, { method: 'POST', headers, body });
  if (answer.status !== 201)
    throw new Error(`${base} does not create a project: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { namespace: { full_path: string } }).namespace.full_path;
}
