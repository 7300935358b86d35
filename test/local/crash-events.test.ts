import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ShownError } from '../kit/errors.ts';
import { eventually } from '../kit/eventually.ts';
import { exchange, type Answer, type Call } from '../kit/http.ts';
import { startLocalServer, type LocalServer } from '../kit/local-server.ts';

const CRASHES = 2;
const CALLERS = 30;
/** Acknowledged before each crash. */
const ENOUGH = 300;
const TYPES = ['Rare', 'Often', 'Often', 'Often', 'Usual', 'Usual', 'Odd'];
const token = `glpat-${randomBytes(24).toString('base64url')}`;

let directory: string;
let server: LocalServer;
let project: string;
let collector: string;
let publicKey: string;
/** Type by id of every event that was sent, and the ids of those that were acknowledged. */
const sent = new Map<string, string>();
const acknowledged = new Set<string>();
/** Those of the sent that the table has. */
let stored: Set<string>;
let errors: ShownError[];

const ask = (method: string, path: string, call: Call = {}): Promise<Answer> =>
  exchange(server.base, method, path, { ...call, token });
const start = (): Promise<LocalServer> => startLocalServer({ GLET_DATA_DIR: directory, GLET_ADMIN_TOKEN: token });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'glet-crash-'));
  server = await start();
  const { id } = (await ask('POST', '/v4/projects', { json: { path: 'kept' } })).json as { id: number };
  project = `/v4/projects/${id}/error_tracking`;
  collector = `/v4/error_tracking/collector/api/${id}/envelope/`;
  await ask('PUT', `${project}/settings`, { json: { active: true, integrated: true } });
  const [key] = (await ask('GET', `${project}/client_keys`)).json as [{ public_key: string }];
  publicKey = key.public_key;
  for (let crash = 1; crash <= CRASHES; crash++) {
    await killAmidEvents(crash * ENOUGH);
    server = await start();
  }
  stored = await readStored();
  errors = await eventually(allErrors, (seen) => sum(seen) >= stored.size);
}, 240_000);

afterAll(async () => {
  await server.stop();
  await rm(directory, { recursive: true });
});

const sum = (counted: readonly { count: number }[]): number => counted.reduce((total, { count }) => total + count, 0);

async function sendOne(): Promise<void> {
  const id = randomUUID().replaceAll('-', '');
  const type = TYPES[sent.size % TYPES.length]!;
  sent.set(id, type);
  const event = { event_id: id, exception: { values: [{ type, value: 'it broke' }] } };
  const body = `{}\n{"type":"event"}\n${JSON.stringify(event)}`;
  const answer = await exchange(server.base, 'POST', collector, { query: { sentry_key: publicKey }, body });
  if (answer.status === 200) acknowledged.add(id);
}

/** Callers send one event after the other until the server is gone; it is killed when so many are acknowledged. */
async function killAmidEvents(enough: number): Promise<void> {
  let killed = false;

  async function sendUntilKilled(): Promise<void> {
    try {
      while (!killed) {
        await sendOne();
        if (killed || acknowledged.size < enough) continue;
        killed = true;
        await server.kill();
      }
    } catch {
      // Cut off: this one was not acknowledged.
    }
  }

  await Promise.all(Array.from({ length: CALLERS }, sendUntilKilled));
}

/** Each that was sent is asked for, by a few readers side by side. */
async function readStored(): Promise<Set<string>> {
  const found = new Set<string>();
  const ids = [...sent.keys()];
  async function readNext(): Promise<void> {
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
      const { status, json } = await ask('GET', `${project}/events/${id}`);
      if (status === 200) found.add((json as { event_id: string }).event_id);
    }
  }
  await Promise.all(Array.from({ length: 10 }, readNext));
  return found;
}

async function allErrors(): Promise<ShownError[]> {
  return (await ask('GET', `${project}/errors`, { query: { per_page: 100 } })).json as ShownError[];
}

/** The ids of an error's events, all pages. */
async function listedOf({ id }: ShownError): Promise<string[]> {
  const ids: string[] = [];
  for (let next: string | null = `${project}/errors/${id}/events?per_page=100`; next !== null;) {
    const { json, headers }: Answer = await ask('GET', next);
    ids.push(...(json as { event_id: string }[]).map(({ event_id }) => event_id));
    const link: string | undefined = /<([^>]+)>; rel="next"/.exec(String(headers['link']))?.[1];
    next = link === undefined ? null : link.slice(server.base.length);
  }
  return ids;
}

it('the server died in the middle, twice: much was acknowledged, and more was sent', () => {
  expect(acknowledged.size).toBeGreaterThanOrEqual(CRASHES * ENOUGH);
  expect(sent.size).toBeGreaterThan(acknowledged.size);
});

it('every acknowledged event is there', () => {
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
});

it('every event that is there is counted, and counted once', () => {
  const expected = Map.groupBy(stored, (id) => sent.get(id)!);
  const counts = errors.map(({ type, count }): [string, number] => [type, count]);
  expect(Object.fromEntries(counts)).toEqual(
    Object.fromEntries([...expected].map(([type, ids]) => [type, ids.length])),
  );
  expect(sum(errors)).toBe(stored.size);
});

it('every error lists its events, each once', async () => {
  for (const error of errors) {
    const listed = await listedOf(error);
    const expected = [...stored].filter((id) => sent.get(id) === error.type);
    expect(listed.toSorted()).toEqual(expected.toSorted());
  }
});

it('the statistics have the same numbers', async () => {
  const total = (frequency: [number, number][]): number => frequency.reduce((all, [, count]) => all + count, 0);
  const stats = async (path: string): Promise<number> => {
    const { json } = await ask('GET', `${project}/${path}`);
    return total((json as { frequency: [number, number][] }).frequency);
  };
  expect(
    await eventually(
      () => stats('stats'),
      (all) => all >= stored.size,
    ),
  ).toBe(stored.size);
  for (const { id, count, frequency } of errors) {
    expect(total(frequency)).toBe(count);
    expect(
      await eventually(
        () => stats(`errors/${id}/stats`),
        (all) => all >= count,
      ),
    ).toBe(count);
  }
});

it('and nothing more is counted later', async () => {
  expect(sum(await allErrors())).toBe(stored.size);
});
