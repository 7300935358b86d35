import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { derivedTags } from '../../../shared/present/derived-tags.ts';
import { packedPayload, unpackedPayload } from '../../kit/unit/stored-events.ts';

const KNOWN = { level: 'error', logger: null, release: null, environment: null, transaction: null };
const CURL = { browser: 'curl 8.5.0', 'browser.name': 'curl' };
const tags = (payload: object, known: object = {}) =>
  derivedTags({ ...KNOWN, ...known }, payload as JsonObject) as Record<string, unknown>;
const only = (payload: object) => {
  const { level: _, ...rest } = tags(payload);
  return rest;
};
const agent = (headers: unknown) => ({ request: { headers } });
const mechanism = (...given: unknown[]) => ({ exception: { values: given.map((one) => ({ mechanism: one })) } });

describe('tags that are derived from an event', () => {
  it('say what lists and filters know of it', () => {
    const known = { level: 'fatal', logger: 'shop', release: '1.0', environment: 'live', transaction: 'GET /' };
    expect(tags({}, known)).toEqual(known);
    expect(tags({ server_name: 'web-1', dist: 7 })).toEqual({ level: 'error', server_name: 'web-1', dist: '7' });
  });

  it.each([
    ['browser', { browser: { name: 'Chrome', version: '126.0' } }, 'Chrome 126.0', 'Chrome'],
    ['os', { os: { name: 'Linux', version: '6.1' } }, 'Linux 6.1', 'Linux'],
    ['runtime', { runtime: { name: 'CPython', version: '3.12.1' } }, 'CPython 3.12.1', 'CPython'],
    ['runtime', { runtime: { name: 'node' } }, 'node', 'node'],
    ['runtime', { runtime: { raw_description: '.NET 8.0.1' } }, '.NET 8.0.1', undefined],
  ])('name the %s of a context: %j', (kind, contexts, whole, name) => {
    expect(only({ contexts })).toEqual(
      name === undefined ? { [kind]: whole } : { [kind]: whole, [`${kind}.name`]: name },
    );
  });

  it('name the device of a context', () => {
    const device = { family: 'iPhone', model: 'iPhone14,5', model_id: 'D49AP' };
    expect(only({ contexts: { device } })).toEqual({ device: 'iPhone14,5', 'device.family': 'iPhone' });
  });

  it.each([
    ['an object', { 'User-Agent': 'curl/8.5.0' }],
    ['an object in small letters', { accept: '*/*', 'user-agent': 'curl/8.5.0' }],
    ['an object of lists', { 'User-Agent': ['curl/8.5.0'] }],
    ['pairs', [null, ['Accept'], ['USER-AGENT', 'curl/8.5.0']]],
  ])('come from the user agent in headers that are %s', (_, headers) => {
    expect(only(agent(headers))).toEqual(CURL);
  });

  it('come from the context where both say something', () => {
    const contexts = { browser: { name: 'Firefox' }, os: {} };
    expect(only({ ...agent({ 'User-Agent': 'curl/8.5.0' }), contexts })).toEqual({
      browser: 'Firefox',
      'browser.name': 'Firefox',
    });
  });

  it.each([
    [mechanism({ type: 'onerror', handled: false }), { mechanism: 'onerror', handled: 'no' }],
    [mechanism({ type: 'generic', handled: true }), { mechanism: 'generic', handled: 'yes' }],
    [
      mechanism({ type: 'chained', handled: true }, { type: 'flask', handled: false }),
      { mechanism: 'flask', handled: 'no' },
    ],
    [mechanism({ type: 'flask', handled: false }, null), { mechanism: 'flask', handled: 'no' }],
    [mechanism({ type: 'generic', handled: null }), { mechanism: 'generic' }],
    [{ exception: [{ mechanism: { handled: 'no' } }] }, {}],
  ])('tell how it was caught: %j', (payload, expected) => {
    expect(only(payload)).toEqual(expected);
  });

  it.each([
    ['https://a.example/b?token=1#c', 'https://a.example/b'],
    ['/b#c?d', '/b'],
    [`https://a.example/${'x'.repeat(300)}`, `https://a.example/${'x'.repeat(182)}`],
  ])('have the page without its query: %s', (url, expected) => {
    expect(only({ request: { url } })).toEqual({ url: expected });
  });

  it.each([
    [{ id: 7, email: 'a@b.example' }, 'id:7'],
    [{ email: 'a@b.example', username: 'ada' }, 'email:a@b.example'],
    [{ username: 'ada', ip_address: '::1' }, 'username:ada'],
    [{ ip_address: '::1' }, 'ip:::1'],
    ['ada', 'ada'],
  ])('have the user by whom users are counted: %j', (user, expected) => {
    expect(only({ user })).toEqual({ user: expected });
  });

  it('are short texts on one line, whatever is in an event', () => {
    const part = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string({ maxLength: 600 }));
    const holder = (...names: string[]) =>
      fc.oneof(part, fc.record(Object.fromEntries(names.map((name) => [name, part])), { requiredKeys: [] }));
    const product = holder('name', 'version', 'raw_description', 'model', 'family', 'toString');
    const any = fc.record({
      contexts: fc.oneof(part, fc.record({ browser: product, os: product, device: product, runtime: product })),
      request: fc.oneof(
        part,
        fc.record({ url: part, headers: fc.oneof(holder('User-Agent'), fc.array(fc.tuple(part, part))) }),
      ),
      exception: fc.oneof(part, fc.array(fc.record({ mechanism: holder('type', 'handled') }))),
      user: holder('id', 'email'),
      dist: part,
    });
    fc.assert(
      fc.property(any, (payload) => {
        for (const value of Object.values(tags(payload))) expect(value).toMatch(/^[^\r\n]{1,200}$/);
        expect(() => unpackedPayload(packedPayload(payload as JsonObject, 100))).not.toThrow();
      }),
    );
  });
});

describe('of an event that is trimmed', () => {
  /** Does not compress to less than three quarters. */
  const noise = (length: number) =>
    createHash('shake256', { outputLength: length }).update(`${length}`).digest('base64').slice(0, length);
  const event = {
    contexts: {
      os: { name: 'Linux', version: '6.1' },
      device: { model: 'Pixel 8', stores: noise(4000) },
      runtime: { name: 'CPython', version: '3.12' },
      state: noise(50_000),
    },
    request: {
      url: 'https://a.example/b',
      headers: { Cookie: noise(6000), 'User-Agent': 'curl/8.5.0' },
      data: noise(20_000),
    },
    exception: { values: [{ type: 'E', mechanism: { type: 'flask', handled: false, data: { big: noise(5000) } } }] },
    extra: { big: noise(60_000) },
  };

  it.each([60_000, 12_000, 2500])('the tags are the same in %d bytes', (bytes) => {
    const trimmed = unpackedPayload(packedPayload(event, bytes));
    expect(trimmed['_glet']).toBeDefined();
    expect(tags(trimmed)).toEqual(tags(event));
    expect(Object.keys(tags(event))).toHaveLength(11);
  });
});
