import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { admin, as, type Caller } from './request.ts';
import { target } from './target.ts';

export interface Project {
  id: number;
  /** `group/sub/project`. */
  fullPath: string;
  /** Where the project is found by its id. */
  at: string;
  settings: string;
  clientKeys: string;
  accessTokens: string;
  errors: string;
  events: string;
  stats: string;
  intake: string;
  artifacts: string;
}

export interface ClientKey {
  id: number;
  active: boolean;
  public_key: string;
  sentry_dsn: string;
}

export interface IssuedToken {
  id: number;
  token: string;
}

/** A name that no other test has, so that all tests can share one stack. */
export function unique(prefix = 't'): string {
  return `${prefix}-${randomUUID().slice(0, 13)}`;
}

/** A fresh project, made through the API by the admin. */
export async function newProject(attributes: Record<string, unknown> = {}): Promise<Project> {
  const answer = await admin('POST', '/v4/projects', { json: { path: unique(), ...attributes } });
  expect(answer).toMatchObject({ status: 201 });
  const { id, path_with_namespace } = answer.json as { id: number; path_with_namespace: string };
  return { fullPath: path_with_namespace, ...placesOf(id) };
}

export function placesOf(id: number | string): Omit<Project, 'fullPath' | 'id'> & { id: number } {
  const at = `/v4/projects/${id}`;
  const tracking = `${at}/error_tracking`;
  return {
    id: Number(id),
    at,
    settings: `${tracking}/settings`,
    clientKeys: `${tracking}/client_keys`,
    accessTokens: `${at}/access_tokens`,
    errors: `${tracking}/errors`,
    events: `${tracking}/events`,
    stats: `${tracking}/stats`,
    intake: `${tracking}/intake`,
    artifacts: `${tracking}/artifacts`,
  };
}

/** A project access token, made through the API by the admin. */
export async function newToken(project: Project, attributes: Record<string, unknown> = {}): Promise<IssuedToken> {
  const json = { name: unique(), scopes: ['api'], access_level: 40, ...attributes };
  const answer = await admin('POST', project.accessTokens, { json });
  expect(answer).toMatchObject({ status: 201 });
  return answer.json as IssuedToken;
}

/** Somebody with a token of their own in a project: a maintainer unless said otherwise. */
export async function memberOf(project: Project, attributes: Record<string, unknown> = {}): Promise<Caller> {
  return as((await newToken(project, attributes)).token);
}

export async function newClientKey(project: Project): Promise<ClientKey> {
  const answer = await admin('POST', project.clientKeys);
  expect(answer).toMatchObject({ status: 201 });
  return answer.json as ClientKey;
}

export async function clientKeysOf(project: Project): Promise<ClientKey[]> {
  const answer = await admin('GET', project.clientKeys, { query: { per_page: 100 } });
  expect(answer).toMatchObject({ status: 200 });
  return answer.json as ClientKey[];
}

/** Turns error tracking on, stored by this service unless said otherwise. */
export async function enable(project: Project, change: Record<string, unknown> = {}): Promise<void> {
  const answer = await admin('PUT', project.settings, { json: { active: true, integrated: true, ...change } });
  expect(answer).toMatchObject({ status: 200 });
}

/** The DSN of a key where SDKs reach the collector under `base`. */
export function dsnOf(publicKey: string, project: Pick<Project, 'id'>, base = target.doors.http.base): string {
  return `${base.replace('://', `://${publicKey}@`)}/v4/error_tracking/collector/${project.id}`;
}
