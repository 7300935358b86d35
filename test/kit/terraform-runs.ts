import { expect } from 'vitest';
import { ACCEPTED, NO_PROJECT } from './answers.ts';
import { GROUP, PROJECT, undecodable, USER } from './go-decoder.ts';
import { AFTER_CREATION, PROVIDER_DEFAULTS, stateOf, terraform } from './terraform.ts';

/** Its start, with which each plan, apply, import and destruction begins, unless `early_auth_check` is off. */
export async function start(): Promise<void> {
  const { status, json } = await terraform('GET', '/v4/user');
  expect(status).toBe(200);
  expect(undecodable(json, USER)).toEqual([]);
}

/** It asks for the version wherever an attribute came with one, and fails where it cannot read major and minor. */
async function askVersion(): Promise<void> {
  const { status, json } = await terraform('GET', '/v4/version');
  expect(status).toBe(200);
  const { version } = json as { version: string };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  // Below 14.1 it leaves `squash_option` out, below 14.10 it makes the default branch itself.
  expect(major * 100 + minor).toBeGreaterThanOrEqual(1410);
}

/** `terraform apply` of a new resource: what is in the state afterwards. */
export async function apply(configured: Record<string, unknown>): Promise<Record<string, unknown>> {
  await start();
  await askVersion();
  const created = await terraform('POST', '/v4/projects', { ...PROVIDER_DEFAULTS, ...configured });
  expect(created.status).toBe(201);
  expect(undecodable(created.json, PROJECT)).toEqual([]);
  const { id, import_status, namespace } = created.json as {
    id: number;
    import_status: string;
    namespace: { id: number; kind: string };
  };
  // Anything else, and it waits for an import.
  expect(import_status).toBe('none');
  await askVersion();
  expect(namespace.kind).toBe('group');
  const group = await terraform('GET', `/v4/groups/${namespace.id}`);
  expect(group).toMatchObject({ status: 200, json: { id: namespace.id, default_branch_protection: 2 } });
  expect(undecodable(group.json, GROUP)).toEqual([]);
  // Protected branches are waited for until one is, or there is none.
  expect((await terraform('GET', `/v4/projects/${id}/repository/branches/`)).status).toBe(404);
  expect((await terraform('PUT', `/v4/projects/${id}`, AFTER_CREATION)).status).toBe(200);
  return read(id);
}

/** Its reading, at the end of all that it does. */
async function read(id: unknown): Promise<Record<string, unknown>> {
  const { status, json } = await terraform('GET', `/v4/projects/${String(id)}`);
  expect(status).toBe(200);
  expect(json).toMatchObject({ marked_for_deletion_at: null });
  await askVersion();
  expect(await terraform('GET', `/v4/projects/${String(id)}/push_rule`)).toMatchObject({ status: 404 });
  return stateOf(json);
}

/** `terraform plan` of what is there, and `terraform import` of what is not in the state. */
export async function refresh(id: unknown): Promise<Record<string, unknown>> {
  await start();
  return read(id);
}

/** A change: the name goes with each, so that there is something in the request. */
export async function update(state: Record<string, unknown>, changes: Record<string, unknown>) {
  const { id, name } = await refresh(state['id']);
  await askVersion();
  expect((await terraform('PUT', `/v4/projects/${String(id)}`, { name, ...changes })).status).toBe(200);
  return read(id);
}

/** `terraform destroy`: it asks for the project until there is none. */
export async function destroy(state: Record<string, unknown>): Promise<void> {
  const { id } = await refresh(state['id']);
  expect(await terraform('DELETE', `/v4/projects/${String(id)}`)).toEqual(ACCEPTED);
  expect(await terraform('GET', `/v4/projects/${String(id)}`)).toEqual(NO_PROJECT);
}
