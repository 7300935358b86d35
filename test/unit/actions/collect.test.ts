import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { collect, type CollectorParts, type Delivery } from '../../../shared/actions/collect.ts';
import { unpackPayload } from '../../../shared/ingest/pack.ts';
import type { Usage } from '../../../shared/kernel/quota.ts';
import { readEvent } from '../../../shared/store/error-events.ts';
import type { Intake } from '../../../shared/store/intake.ts';
import { useStore } from '../../support/store.ts';
import { newProjectId } from '../support/errors.ts';
import { eventId, NOW } from '../support/summaries.ts';
import { LIMITS } from './counting.ts';

const store = useStore();
const KEY = 'glet_0123456789abcdef0123456789abcdef';
const OPEN: Intake = {
  projectExists: true,
  settings: { active: true, integrated: true, api_url: null, project_name: null, token: null, scrub_data: true },
  key: { active: true, rate_limit: null },
  keyUsage: null,
  projectUsage: null,
};
const settings = (fields: object): Intake => ({ ...OPEN, settings: { ...OPEN.settings!, ...fields } });
const used = (count: number, window: number): Usage => ({
  window_start: Math.floor(NOW.getTime() / (window * 1000)) * window * 1000,
  window,
  used: count,
  marks: {},
});

const item = (payload: object | string, type = 'event'): string =>
  `{"type":"${type}"}\n${typeof payload === 'string' ? payload : JSON.stringify(payload)}\n`;
const envelope = (...items: string[]): string => `{}\n${items.join('')}`;
const event = (number: number, fields: object = {}) => ({ event_id: eventId(number), message: 'no', ...fields });

/** What becomes of a request, what it was looked up for, and what was counted as refused. */
async function send(body: string | Buffer, intake: Partial<Intake> = {}, fields: Partial<Delivery> = {}) {
  const projectId = newProjectId();
  const dropped: number[] = [];
  const lookups: string[] = [];
  const parts: CollectorParts = {
    store,
    limits: LIMITS,
    intake: async (id, publicKey) => {
      lookups.push(`${id === projectId} ${publicKey}`);
      return { ...OPEN, ...intake };
    },
    dropped: async (_project, events) => void dropped.push(events),
  };
  store.sent.length = 0;
  const answer = await collect(parts, {
    projectId,
    body: { bytes: Buffer.from(body), contentEncoding: undefined, contentType: undefined, endpoint: 'envelope' },
    auth: { queryKey: KEY },
    remoteAddress: '192.0.2.1',
    receivedAt: NOW,
    ...fields,
  }).catch((error: Error) => `${error.constructor.name}: ${error.message}`);
  const sent = [...store.sent];
  const stored = (number: number) => readEvent(store, projectId, eventId(number), NOW);
  return { answer, dropped, lookups, sent, stored };
}

describe('an envelope', () => {
  it('is answered with the id of its event, which is then in the table', async () => {
    const { answer, sent, stored } = await send(envelope(item(event(1))));
    expect(answer).toEqual({ id: eventId(1) });
    expect(sent).toEqual(['PutItemCommand']);
    expect(await stored(1)).toMatchObject({ title: 'no', public_key: KEY, received: NOW.getTime() });
  });

  it('of two events stores both, and costs one write for each', async () => {
    const { answer, sent, stored } = await send(envelope(item(event(1)), item(event(2))));
    expect(answer).toEqual({ id: eventId(1) });
    expect(sent).toEqual(['PutItemCommand', 'PutItemCommand']);
    expect(await stored(2)).not.toBeNull();
  });

  it('of nothing that is an event is fine, and stores nothing', async () => {
    for (const body of [envelope(), envelope(item('{}', 'session')), envelope(item('{}', 'transaction'))]) {
      const { answer, sent, lookups } = await send(body);
      expect(answer).toEqual({});
      expect(sent).toEqual([]);
      expect(lookups).toHaveLength(1);
    }
  });

  it('is stored for as long as the tenant keeps events', async () => {
    const { stored } = await send(envelope(item(event(1))));
    expect((await stored(1))!.expires_at).toBe(NOW.getTime() / 1000 + 90 * 86_400);
  });

  it('that comes a second time is answered alike, and changes nothing', async () => {
    const projectId = newProjectId();
    const first = await send(envelope(item(event(1))), {}, { projectId });
    const second = await send(envelope(item(event(1, { message: 'changed' }))), {}, { projectId });
    expect([first.answer, second.answer]).toEqual([{ id: eventId(1) }, { id: eventId(1) }]);
    expect(await readEvent(store, projectId, eventId(1), NOW)).toMatchObject({ title: 'no' });
  });

  it('is stored not at all when one of its events is broken', async () => {
    const { answer, sent } = await send(envelope(item(event(1)), item('{"message": oh}')));
    expect(answer).toMatch(/^Unreadable: .*event/);
    expect(sent).toEqual([]);
  });

  it('loses its secrets before it is stored, unless the project says otherwise', async () => {
    const secret = event(1, { message: 'no', extra: { password: 'hunter2' } });
    const scrubbed = await (await send(envelope(item(secret)))).stored(1);
    const kept = await (await send(envelope(item(secret)), settings({ scrub_data: false }))).stored(1);
    expect(JSON.stringify(unpackPayload(scrubbed!.payload))).not.toContain('hunter2');
    expect(JSON.stringify(unpackPayload(kept!.payload))).toContain('hunter2');
  });
});

describe('a request is refused', () => {
  const good = envelope(item(event(1)));
  const full = { keyUsage: used(1_000, 86_400) };
  const broken = gzipSync(good).subarray(0, 20);

  it.each<[string, string | Buffer, Partial<Intake>, Partial<Delivery>, RegExp]>([
    ['for its body, before anybody asks whose it is', broken, { projectExists: false }, { auth: {} }, /^Unreadable/],
    ['without a key, before the project is looked up', good, { projectExists: false }, { auth: {} }, /^Unreadable: no/],
    ['for two keys', good, {}, { auth: { queryKey: KEY, sentryHeader: 'sentry_key=b' } }, /^Unreadable: multiple/],
    ['for a key that none can be', good, {}, { auth: { queryKey: 'x'.repeat(65) } }, /^NotFound: the client key/],
    [
      'for a project that is not there',
      good,
      { projectExists: false, settings: null, key: null },
      {},
      /^NotFound: Pro/,
    ],
    ['for a project without settings', good, { settings: null }, {}, /^NotFound: the project takes no events/],
    ['for a project that is switched off', good, settings({ active: false }), {}, /^NotFound: the project takes no/],
    ['for a project of an external Sentry', good, settings({ integrated: false }), {}, /^NotFound: the project takes/],
    ['for an unknown key', good, { key: null }, {}, /^NotFound: the client key/],
    ['for a key that is switched off, used up or not', good, { ...full, key: { active: false } }, {}, /^NotFound: the/],
    ['for a key that is used up', good, full, {}, /^RateLimited/],
    ['for a project that is used up', good, { projectUsage: used(1_000, 86_400) }, {}, /^RateLimited/],
  ])('%s, and nothing is stored', async (_title, body, intake, fields, problem) => {
    const { answer, sent } = await send(body, intake, fields);
    expect(answer).toMatch(problem);
    expect(sent).toEqual([]);
  });

  it('for a limit, and every event of it is counted as refused', async () => {
    const two = await send(envelope(item(event(1)), item(event(2)), item('{}', 'session')), full);
    expect(two.dropped).toEqual([2]);
    expect((await send(good)).dropped).toEqual([]);
  });

  it('for no limit when it brings no event', async () => {
    const { answer, dropped } = await send(envelope(item('{}', 'session')), full);
    expect({ answer, dropped }).toEqual({ answer: {}, dropped: [] });
  });

  it("for a key's own limit, whatever the tenant's is", async () => {
    const small = { key: { active: true, rate_limit: { count: 2, window: 60 } } };
    expect((await send(good, { ...small, keyUsage: used(2, 60) })).answer).toMatch(/^RateLimited/);
    expect((await send(good, { ...small, keyUsage: used(1, 60) })).answer).toEqual({ id: eventId(1) });
  });

  it('when an event is larger than a mebibyte', async () => {
    const { answer } = await send(envelope(item(event(1, { message: 'x'.repeat(1024 * 1024) }))));
    expect(answer).toMatch(/^TooLarge: .*1048576/);
  });
});
