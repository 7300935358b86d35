import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBody } from '../../../../shared/ingest/request/request-body.ts';
import { scrub } from '../../../../shared/ingest/scrub/scrub.ts';

const receivedAt = new Date('2026-01-01T00:00:00Z');

function open(body: unknown, more: object = {}) {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const request = { endpoint: 'security' as const, contentEncoding: undefined, contentType: undefined, receivedAt };
  const opened = openBody({ ...request, bytes, ...more }, { body: 2e7, event: 2 ** 20 });
  if (opened.outcome !== 'ok') return opened;
  return opened.events.map(({ bytes: event, ...ids }) => ({ ...ids, ...JSON.parse(event.toString()) }));
}

const csp = (changes: object = {}) => ({
  'csp-report': {
    'document-uri': 'https://shop.example/cart',
    'effective-directive': 'script-src-elem',
    'blocked-uri': 'https://evil.example/x.js',
    ...changes,
  },
});
const entry = (changes: object = {}) => ({
  type: 'csp-violation',
  age: 5,
  url: 'https://shop.example/',
  body: { documentURL: 'https://shop.example/', effectiveDirective: 'img-src', blockedURL: 'inline' },
  ...changes,
});

describe('a report becomes an event', () => {
  it.each<[string, unknown, string[]]>([
    ['of a policy', csp(), ['csp', 'script-src-elem', 'evil.example']],
    ['of the own host', csp({ 'blocked-uri': 'https://shop.example/a.js' }), ['csp', 'script-src-elem', 'self']],
    ['of nothing named', csp({ 'blocked-uri': '' }), ['csp', 'script-src-elem', 'self']],
    ['of inline code', csp({ 'blocked-uri': 'inline' }), ['csp', 'script-src-elem', 'inline']],
    ['of a scheme', csp({ 'blocked-uri': 'data:image/png;base64,A' }), ['csp', 'script-src-elem', 'data']],
    ['of a scheme alone', csp({ 'blocked-uri': 'blob' }), ['csp', 'script-src-elem', 'blob']],
    ['of a host and port', csp({ 'blocked-uri': 'cdn.example:8443' }), ['csp', 'script-src-elem', 'cdn.example:8443']],
    [
      'of a host without its query',
      csp({ 'blocked-uri': 'cdn.example/a?token=x' }),
      ['csp', 'script-src-elem', 'cdn.example'],
    ],
    ['of a path, which is of the page', csp({ 'blocked-uri': '/a?token=x' }), ['csp', 'script-src-elem', 'self']],
    [
      'of CSP 1',
      csp({ 'effective-directive': null, 'violated-directive': "img-src 'self'" }),
      ['csp', 'img-src', 'evil.example'],
    ],
    ['of the Reporting API', [entry()], ['csp', 'img-src', 'inline']],
    ['of Expect-CT', { 'expect-ct-report': { hostname: 'A.example' } }, ['expectct', 'a.example']],
    ['of Expect-Staple', { 'expect-staple-report': { hostname: 'a.example' } }, ['expectstaple', 'a.example']],
    ['of pinned keys', { hostname: 'a.example', 'known-pins': [] }, ['hpkp', 'a.example']],
    [
      'of the network',
      [{ type: 'network-error', url: 'https://a.example/x', body: { type: 'tcp.reset' } }],
      ['nel', 'tcp.reset', 'a.example'],
    ],
  ])('%s', (_, body, fingerprint) => {
    expect(open(body)).toMatchObject([{ logger: fingerprint[0], fingerprint, user: { ip_address: '{{auto}}' } }]);
  });

  it('with what the request says of it', () => {
    const more = { release: 'r1', environment: 'live', userAgent: 'Firefox' };
    const request = { url: 'https://shop.example/cart', headers: [['User-Agent', 'Firefox']] };
    expect(open(csp(), more)).toMatchObject([{ release: 'r1', environment: 'live', request }]);
  });

  it('whose policy is kept when it names a host of log-ins', () => {
    const policy = 'default-src self https://auth.example';
    const [event] = open(csp({ 'original-policy': policy })) as [Parameters<typeof scrub>[0]];
    expect(scrub(event)).toMatchObject({ csp: { 'original-policy': policy } });
  });
});

it.each<[string, unknown]>([
  ['extension', csp({ 'blocked-uri': 'chrome-extension://abc/x.js' })],
  ['bare scheme', csp({ 'blocked-uri': 'moz-extension' })],
  ['browser', csp({ 'blocked-uri': 'about' })],
  ['source in an extension', csp({ 'source-file': 'safari-extension://x' })],
  ['old add-on', csp({ 'source-file': 'mxaddon-pkg://x' })],
  ['old browser', csp({ 'blocked-uri': 'chromeinvokeimmediate://x' })],
  ['archive', csp({ 'source-file': 'jar:file:///x.xpi!/a.js' })],
  ['success', [{ type: 'network-error', url: '', body: { type: 'ok' } }]],
  ['other type', [{ type: 'deprecation', body: {} }]],
])('a report of %s is dropped', (_, body) => {
  expect(open(body)).toEqual([]);
});

it.each<[string, unknown]>([
  ['nothing', ''],
  ['no JSON', '[{'],
  ['a second value', '[]},{"a":1'],
  ['an empty list', []],
  ['no report', [1, null, {}]],
  ['a report of nothing', { 'csp-report': {} }],
  ['too many', Array.from({ length: 101 }, () => entry())],
])('%s is malformed', (_, body) => {
  expect(open(body)).toMatchObject({ outcome: 'malformed' });
});

it('too many bytes or values are too large', () => {
  expect(open(' '.repeat(2 ** 20 + 1))).toMatchObject({ outcome: 'too-large' });
  expect(open(`[${'1,'.repeat(130_000)}1]`)).toMatchObject({ outcome: 'too-large' });
});

it('what is no report is left out of a batch', () => {
  expect(open([null, entry(), 7])).toHaveLength(1);
});

it('a batch that is sent again has its ids again, and equal reports in it have their own', () => {
  const ids = (body: unknown, more = {}) =>
    (open(body, more) as { fallbackEventId?: string }[]).map((e) => e.fallbackEventId);
  const first = ids([entry(), entry()]);
  expect(new Set(first).size).toBe(2);
  const later = { receivedAt: new Date(receivedAt.getTime() + 60_000) };
  expect(ids([entry({ age: 60_005 }), entry({ age: 60_005 })], later)).toEqual(first);
  expect(ids(csp())).toEqual([undefined]);
});

it('anything is taken or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.json(), fc.dictionary(fc.string(), fc.jsonValue()), (text, body) => {
      expect(open(text)).toBeDefined();
      expect(open([entry({ body }), { 'csp-report': body }])).toBeDefined();
    }),
  );
});
