import { beforeAll, describe, expect, it } from 'vitest';
import { NO_AUTH, NO_CLIENT_KEY, unreadable } from '../../kit/answers.ts';
import { anEvent, authOf, collectorOf, envelopeOf, newReporter, type Reporter } from '../../kit/collector.ts';
import { newClientKey } from '../../kit/projects.ts';
import { request, type Answer, type Call } from '../../kit/request.ts';

let reporter: Reporter;

beforeAll(async () => {
  reporter = await newReporter();
});

const CONFLICT = unreadable('multiple authorization payloads detected');
const FOREIGN_DSN = unreadable('the dsn in the envelope header is of another project');

const TAKEN = { status: 200, json: { id: expect.stringMatching(/^[0-9a-f]{32}$/) } };

/** An event in an envelope with this header. */
function sentWith(call: Call, header: Record<string, string> = {}): Promise<Answer> {
  const body = envelopeOf([anEvent()], header);
  return request('POST', collectorOf(reporter.project), { ...call, body });
}

describe('X-Sentry-Auth is taken as clients write it', () => {
  it.each<[string, (key: string) => string]>([
    ['as documented', (key) => `Sentry sentry_version=7, sentry_key=${key}, sentry_client=raven/1.0`],
    ['without spaces', (key) => `Sentry sentry_version=7,sentry_key=${key},sentry_client=a/1`],
    ['with more spaces', (key) => `Sentry   sentry_version = 7 ,  sentry_key =  ${key}  , sentry_client=a`],
    ['the key first', (key) => `Sentry sentry_key=${key}, sentry_version=7`],
    ['nothing but the key', (key) => `Sentry sentry_key=${key}`],
    ['without the scheme', (key) => `sentry_key=${key}`],
    ['in another case', (key) => `SENTRY SENTRY_VERSION=7, SENTRY_KEY=${key}`],
    ['in quotes', (key) => `Sentry sentry_version="7", sentry_key="${key}"`],
    ['with an old secret', (key) => `Sentry sentry_version=6, sentry_key=${key}, sentry_secret=abc`],
    [
      'with a time',
      (key) => `Sentry sentry_timestamp=1329096377, sentry_client=a, sentry_version=7, sentry_key=${key}`,
    ],
    ['of a version that nobody knows', (key) => `Sentry sentry_version=99, sentry_key=${key}`],
  ])('%s', async (_, header) => {
    expect(await sentWith({ headers: { 'x-sentry-auth': header(reporter.key.public_key) } })).toEqual(TAKEN);
  });
});

it('Authorization may carry the same', async () => {
  const value = `sentry_version=7, sentry_key=${reporter.key.public_key}`;
  expect(await sentWith({ headers: { authorization: `Sentry ${value}` } })).toEqual(TAKEN);
  expect(await sentWith({ headers: { authorization: `sentry ${value}` } })).toEqual(TAKEN);
});

it('browsers put the key into the query', async () => {
  const sentry_key = reporter.key.public_key;
  expect(
    await sentWith({ query: { sentry_key, sentry_version: 7, sentry_client: 'sentry.javascript.browser/10.0.0' } }),
  ).toEqual(TAKEN);
  expect(await sentWith({ query: { sentry_key } })).toEqual(TAKEN);
});

it('what came through a tunnel has nothing but its DSN', async () => {
  expect(await sentWith({}, { dsn: reporter.key.sentry_dsn })).toEqual(TAKEN);
  expect(await sentWith({}, { dsn: reporter.key.sentry_dsn.replace('@', ':secret@') })).toEqual(TAKEN);
});

it('the same key twice is no conflict: Go and PHP send header and DSN', async () => {
  const { public_key, sentry_dsn } = reporter.key;
  expect(
    await sentWith({ headers: authOf(reporter.key), query: { sentry_key: public_key } }, { dsn: sentry_dsn }),
  ).toEqual(TAKEN);
});

it('a header of another scheme is nobody’s business here', async () => {
  expect(await sentWith({ headers: { authorization: 'Basic dXNlcjpwYXNz', ...authOf(reporter.key) } })).toEqual(TAKEN);
  expect(await sentWith({ headers: { authorization: 'Bearer abc' } })).toEqual(NO_AUTH);
  expect(await sentWith({ headers: { authorization: `Bearer sentry_key=${reporter.key.public_key}` } })).toEqual(
    NO_AUTH,
  );
});

it('two keys are a conflict, whichever two', async () => {
  const other = await newClientKey(reporter.project);
  const [one, two] = [reporter.key.public_key, other.public_key];
  expect(await sentWith({ headers: authOf(reporter.key), query: { sentry_key: two } })).toEqual(CONFLICT);
  expect(await sentWith({ query: { sentry_key: one } }, { dsn: other.sentry_dsn })).toEqual(CONFLICT);
  const authorization = `Sentry sentry_key=${two}`;
  expect(await sentWith({ headers: { ...authOf(reporter.key), authorization } })).toEqual(CONFLICT);
});

it('the DSN of another project does not open this one', async () => {
  const { key } = await newReporter();
  expect(await sentWith({}, { dsn: key.sentry_dsn })).toEqual(FOREIGN_DSN);
  expect(await sentWith({ headers: authOf(reporter.key) }, { dsn: key.sentry_dsn })).toEqual(FOREIGN_DSN);
});

describe('without a key it is GitLab’s 400', () => {
  it.each<[string, Call, Record<string, string>]>([
    ['nothing', {}, {}],
    ['an empty header', { headers: { 'x-sentry-auth': '' } }, {}],
    ['a header without a key', { headers: { 'x-sentry-auth': 'Sentry sentry_version=7' } }, {}],
    ['an empty key', { headers: { 'x-sentry-auth': 'Sentry sentry_key=, sentry_version=7' } }, {}],
    ['an empty query', { query: { sentry_key: '' } }, {}],
    ['a DSN that is none', {}, { dsn: 'nonsense' }],
    ['a DSN without a key', {}, { dsn: 'https://glet.example/1' }],
  ])('%s', async (_, call, header) => {
    expect(await sentWith(call, header)).toEqual(NO_AUTH);
  });
});

describe('a key that can be none is unknown, not a fault', () => {
  it.each([
    ['a very long one', 'a'.repeat(2_000)],
    ['one of other letters', 'schlüssel'],
    ['one with the marks of a path', '../../PROJECT#1'],
    ['one that JavaScript knows', '__proto__'],
  ])('%s', async (_, sentry_key) => {
    expect(await sentWith({ query: { sentry_key } })).toEqual(NO_CLIENT_KEY);
  });
});
