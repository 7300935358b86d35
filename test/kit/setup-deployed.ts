import type { TestProject } from 'vitest/node';
import type { Target } from './target.ts';

/**
 * The stack that `GLET_BASE_URL` names, for example `https://<id>.execute-api.<region>.amazonaws.com/api`, with one of
 * its admin tokens in `GLET_ADMIN_TOKEN`. Under a custom domain the collector's REST routes have another host, the output
 * `CompressedJsonUrl`: give it in `GLET_REST_URL`. The suite creates projects there and leaves them.
 */
export default async function setup(project: TestProject): Promise<void> {
  const base = process.env['GLET_BASE_URL']!.replace(/\/$/, '');
  const adminToken = process.env['GLET_ADMIN_TOKEN']!;
  const { tenant, dsn } = await newProject(base, adminToken);
  const doors: Target['doors'] = {
    http: { base: `${new URL(dsn).origin}/api`, host: null },
    rest: { base: process.env['GLET_REST_URL'] ?? base, host: null },
  };
  project.provide('target', { kind: 'deployed', base, doors, adminToken, tenant, table: null, objects: null });
}

/** Makes a project that names no namespace. @returns the one that it gets, and a DSN. */
async function newProject(base: string, adminToken: string): Promise<{ tenant: string; dsn: string }> {
  async function call<Body>(method: string, path: string, body: object): Promise<Body> {
    const headers = { 'private-token': adminToken, 'content-type': 'application/json' };
    const answer = await fetch(`${base}/v4/projects${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${base} does not create a project: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Body;
  }
  const made = await call<{ id: number; namespace: { full_path: string } }>('POST', '', { path: `t-${Date.now()}` });
  const { sentry_dsn: dsn } = await call<{ sentry_dsn: string }>('POST', `/${made.id}/error_tracking/client_keys`, {});
  return { tenant: made.namespace.full_path, dsn };
}
