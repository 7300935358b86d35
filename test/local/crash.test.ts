import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exchange, type Answer, type Call } from '../kit/http.ts';
import { startLocalServer, type LocalServer } from '../kit/local-server.ts';

interface Named {
  id: number;
  path: string;
}
interface Key {
  id: number;
  public_key: string;
}

const CALLERS = 100;
const token = `glpat-${randomBytes(24).toString('base64url')}`;
let directory: string;
let server: LocalServer;
let project: Named;
/** Paths that were asked for, and what was acknowledged before the end. */
const asked: string[] = [];
const projects: Named[] = [];
const keys: Key[] = [];

const ask = (method: string, path: string, call: Call = {}): Promise<Answer> =>
  exchange(server.base, method, path, { ...call, token });
const start = (): Promise<LocalServer> => startLocalServer({ GLET_DATA_DIR: directory, GLET_ADMIN_TOKEN: token });
const at = (path: string): string => `/v4/projects/${encodeURIComponent(`default/${path}`)}`;
const keysAt = ({ id }: Named): string => `/v4/projects/${id}/error_tracking/client_keys`;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'glet-crash-'));
  server = await start();
  project = (await ask('POST', '/v4/projects', { json: { path: 'kept' } })).json as Named;
  await killAmidCreations();
  server = await start();
}, 120_000);

afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

async function createOne(caller: number): Promise<void> {
  if (caller % 2 === 0) {
    const path = `p-${asked.length}`;
    asked.push(path);
    const answer = await ask('POST', '/v4/projects', { json: { path } });
    if (answer.status === 201) projects.push(answer.json as Named);
  } else {
    const answer = await ask('POST', keysAt(project));
    if (answer.status === 201) keys.push(answer.json as Key);
  }
}

/** A hundred callers create, one thing after the other, until the server is gone; it is killed after as many successes. */
async function killAmidCreations(): Promise<void> {
  let killed = false;

  async function createUntilKilled(caller: number): Promise<void> {
    try {
      while (!killed) {
        await createOne(caller);
        if (killed || projects.length + keys.length < CALLERS) continue;
        killed = true;
        await server.kill();
      }
    } catch {
      // Cut off: this one was not acknowledged.
    }
  }

  await Promise.all(Array.from({ length: CALLERS }, (_, caller) => createUntilKilled(caller)));
}

it('the server died in the middle: much was acknowledged, and more was asked for', () => {
  expect(projects.length).toBeGreaterThan(0);
  expect(keys.length).toBeGreaterThan(0);
  expect(asked.length).toBeGreaterThan(projects.length);
});

it('every acknowledged project is there, by number and by path', async () => {
  const found = projects.map(({ id, path }) => ({ status: 200, json: { id, path } }));
  const byNumber = await Promise.all(projects.map(({ id }) => ask('GET', `/v4/projects/${id}`)));
  expect(byNumber).toMatchObject(found);
  expect(await Promise.all(projects.map(({ path }) => ask('GET', at(path))))).toMatchObject(found);
});

it('no project is half made: its path is taken and leads to it, and it is listed; or it is free', async () => {
  const listed = new Map((await allPages<Named>('/v4/projects')).map(({ id, path }) => [path, id]));
  const found = await Promise.all(asked.map((path) => ask('GET', at(path))));
  const ids = found.map(({ status, json }) => (status === 200 ? (json as Named).id : undefined));
  expect(ids).toEqual(asked.map((path) => listed.get(path)));
  const again = await Promise.all(asked.map((path) => ask('POST', '/v4/projects', { json: { path } })));
  expect(again.map(({ status }) => status)).toEqual(found.map(({ status }) => (status === 200 ? 400 : 201)));
});

it('every acknowledged key is there, and none is half made: each that is listed can be deleted', async () => {
  const listed = await allPages<Key>(keysAt(project));
  const publicKeyOf = new Map(listed.map(({ id, public_key }) => [id, public_key]));
  for (const { id, public_key } of keys) expect(publicKeyOf.get(id)).toBe(public_key);
  for (const key of listed)
    expect(await ask('DELETE', `${keysAt(project)}/${key.id}`)).toEqual({ status: 200, json: key });
  expect(await allPages<Key>(keysAt(project))).toEqual([]);
});

it('numbers are not given twice', async () => {
  const { json } = await ask('POST', keysAt(project));
  expect((json as Key).id).toBeGreaterThan(Math.max(...keys.map(({ id }) => id)));
  const made = await ask('POST', '/v4/projects', { json: { path: 'last' } });
  expect((made.json as Named).id).toBeGreaterThan(Math.max(...projects.map(({ id }) => id)));
});

async function allPages<Row>(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = '1'; page !== '';) {
    const { json, headers } = await ask('GET', path, { query: { page, per_page: 100 } });
    rows.push(...(json as Row[]));
    page = String(headers['x-next-page']);
  }
  return rows;
}
