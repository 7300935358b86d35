import { beforeAll, describe, expect, it } from 'vitest';
import { NO_COLLECTOR, NO_ROUTE } from '../../kit/answers.ts';
import {
  anEvent,
  authOf,
  collectorOf,
  envelopeOf,
  newReporter,
  post,
  postToStore,
  type Reporter,
} from '../../kit/collector.ts';
import { eventOf } from '../../kit/errors.ts';
import { anonymous, request, type Answer } from '../../kit/request.ts';
import { door } from '../../kit/target.ts';

let reporter: Reporter;

/** Of a request from a page; without it an HTTP API adds nothing that lets a page read the answer. */
const headers = { origin: 'https://app.example' };

/** What is no route of the API. */
const NOWHERE = door === 'rest' ? NO_ROUTE : { status: 404, json: { message: 'Not Found' } };

beforeAll(async () => {
  reporter = await newReporter();
});

it('the answer is exactly 200 and the id as JSON: other SDKs would send again', async () => {
  const event = anEvent();
  const answer = await post(reporter, envelopeOf([event]));
  expect(answer.status).toBe(200);
  expect(answer.text).toBe(`{"id":"${event.event_id}"}`);
  expect(answer.headers['content-type']).toBe('application/json');
});

it('with it an SDK is told what nobody keeps', async () => {
  for (const answer of [await post(reporter, envelopeOf([anEvent()])), await post(reporter, '{}')])
    expect(answer.headers['x-sentry-rate-limits']).toMatch(/^3600:transaction;[a-z_;]+:project:not_kept$/);
  expect((await post(reporter, '{')).headers).not.toHaveProperty('x-sentry-rate-limits');
});

it('so it is at the store endpoint', async () => {
  const event = anEvent();
  const answer = await postToStore(reporter, JSON.stringify(event));
  expect(answer.status).toBe(200);
  expect(answer.text).toBe(`{"id":"${event.event_id}"}`);
});

it('where nothing was an event, there is no id', async () => {
  const answer = await post(reporter, '{}\n{"type":"session"}\n{}');
  expect(answer.status).toBe(200);
  expect(answer.text).toBe('{}');
});

it('the slash at the end may be left out', async () => {
  for (const endpoint of ['envelope', 'store'] as const) {
    for (const slash of ['', '/']) {
      const event = anEvent();
      const body = endpoint === 'envelope' ? envelopeOf([event]) : JSON.stringify(event);
      const path = collectorOf(reporter.project, endpoint).replace(/\/$/, slash);
      const answer = await request('POST', path, { headers: authOf(reporter.key), body });
      expect(answer).toEqual({ status: 200, json: { id: event.event_id } });
    }
  }
});

it('the DSN leads here, as SDKs read it', async () => {
  const { protocol, host, pathname, username } = new URL(reporter.key.sentry_dsn);
  const [, prefix, id] = /^(.*)\/(\d+)$/.exec(pathname)!;
  const event = anEvent();
  const answer = await fetch(`${protocol}//${host}${prefix}/api/${id}/envelope/?sentry_key=${username}`, {
    method: 'POST',
    body: envelopeOf([event]).toString(),
  });
  expect({ status: answer.status, json: await answer.json() }).toEqual({ status: 200, json: { id: event.event_id } });
});

describe('content types mean nothing to an envelope', () => {
  it.each([
    'application/x-sentry-envelope',
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'text/plain;charset=UTF-8',
    'text/plain; charset=utf-16',
    'application/octet-stream',
    'image/png',
    'nonsense',
    ';',
    '',
  ])('%s', async (type) => {
    const event = anEvent({ message: 'ümläut' });
    const answer = await post(reporter, envelopeOf([event]), { headers: { 'content-type': type } });
    expect(answer).toEqual({ status: 200, json: { id: event.event_id } });
    expect((await eventOf(reporter.project, event.event_id)).payload).toMatchObject({ message: 'ümläut' });
  });

  it('none at all', async () => {
    const event = anEvent();
    expect(await post(reporter, envelopeOf([event]))).toEqual({ status: 200, json: { id: event.event_id } });
  });
});

describe('a page that asks first', () => {
  it.each<[string, () => string]>([
    ['before an envelope', () => collectorOf(reporter.project)],
    ['before an event', () => collectorOf(reporter.project, 'store')],
    ['without the slash', () => collectorOf(reporter.project).slice(0, -1)],
    ['in a project that does not exist', () => collectorOf({ id: 9_000_000_000 })],
  ])('%s is let through without a key', async (_, path) => {
    const asking = {
      ...headers,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'sentry-trace,baggage,x-sentry-auth,content-type',
    };
    const answer = await anonymous('OPTIONS', path(), { headers: asking });
    expect(answer).toEqual({ status: 204 });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(String(answer.headers['access-control-allow-methods'])).toContain('POST');
    expect(String(answer.headers['access-control-allow-headers']).split(/,\s*/)).toEqual(
      door === 'rest' ? ['*', 'Authorization'] : ['*'],
    );
  });
});

describe('a page may read every answer', () => {
  const big = Buffer.alloc(11 * 1024 * 1024, ' ');
  const OWN: [string, () => Promise<Answer>][] = [
    ['413 of the gateway', () => post(reporter, big, { headers })],
    ['404 of the gateway', () => request('GET', collectorOf(reporter.project), { headers: authOf(reporter.key) })],
  ];
  it.each<[string, () => Promise<Answer>]>([
    ['200', () => post(reporter, '{}', { headers })],
    ['400 without a key', () => request('POST', collectorOf(reporter.project), { headers, body: '{}' })],
    ['400 of a broken envelope', () => post(reporter, '{', { headers })],
    [
      '404 of a key',
      () => request('POST', collectorOf(reporter.project), { headers, query: 'sentry_key=x', body: '{}' }),
    ],
    [
      '404 of a project',
      () => request('POST', collectorOf({ id: 9_000_000_000 }), { headers, query: 'sentry_key=x', body: '{}' }),
    ],
    ['413 of an event', () => post(reporter, envelopeOf([anEvent({ message: 'm'.repeat(1_100_000) })]), { headers })],
    // An HTTP API is only known to add its headers to a function's answer.
    ...(door === 'rest' ? OWN : []),
  ])('%s', async (status, ask) => {
    const { status: got, headers: answered } = await ask();
    expect(got).toBe(parseInt(status, 10));
    expect(answered['access-control-allow-origin']).toBe('*');
    expect(answered).not.toHaveProperty('access-control-allow-credentials');
    const exposed = String(answered['access-control-expose-headers']).toLowerCase().split(/,\s*/);
    expect(exposed).toContain('retry-after');
    expect(exposed).toContain('x-sentry-rate-limits');
    expect(answered['content-type']).toBe('application/json');
  });
});

it('there is nothing to get, put or delete', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'])
    for (const endpoint of ['envelope', 'store'] as const)
      expect(await request(method, collectorOf(reporter.project, endpoint))).toEqual(NOWHERE);
});

it('other endpoints of Sentry are not there, and the API that DSNs lead to says what is not', async () => {
  const SAID = [
    ['minidump/', 'dumps of native crashes are not taken'],
    ['unreal/glet_0/', 'dumps of native crashes are not taken'],
    ['cron/nightly/glet_0/', 'check-ins of cron monitors are not kept'],
    ['integration/otlp/v1/traces/', 'traces and logs of OpenTelemetry are not kept'],
    ['constructor', 'the collector has no such endpoint'],
  ] as const;
  for (const [endpoint, why] of SAID) {
    const answer = await request('POST', collectorOf(reporter.project).replace('envelope/', endpoint), { body: '{}' });
    const json = { message: '404 Not Found', detail: `${why}: it has envelope, store and security` };
    expect(answer).toEqual(door === 'rest' ? NO_ROUTE : { status: 404, json });
  }
  expect(await request('POST', collectorOf({ id: 0 }), { query: 'sentry_key=x', body: '{}' })).toEqual(NO_COLLECTOR);
});
