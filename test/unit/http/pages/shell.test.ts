import { describe, expect, it } from 'vitest';
import { shellAnswers } from '../../../../shared/http/pages/shell.ts';
import { gatewayEvent, type Sent } from '../../../kit/gateway-event.ts';

const files = { names: new Set(['shell.html']), read: (name: string) => Buffer.from(`content of ${name}`) };
const answer = shellAnswers(files, null);
const pageEvent = (page: string, sent: Sent = {}) =>
  gatewayEvent({ resource: '/ui/{page+}', pathParameters: { page }, ...sent });
const textOf = ({ body }: { body: string }): string => Buffer.from(body, 'base64').toString();

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

describe('the HTML of a page', () => {
  it('has these headers and no other', () => {
    const { statusCode, headers, isBase64Encoded } = answer(pageEvent('demo/shop/-/setup'));
    expect({ statusCode, isBase64Encoded }).toEqual({ statusCode: 200, isBase64Encoded: true });
    expect(headers).toEqual({
      'Content-Security-Policy': POLICY,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
      'Permissions-Policy': 'clipboard-write=(self), camera=(), microphone=(), geolocation=()',
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Cache-Control': 'no-cache',
      Vary: 'Accept-Encoding',
      ETag: expect.stringMatching(/^W\/"[\w-]{22}"$/),
      'Content-Type': 'text/html; charset=utf-8',
    });
  });

  it('is not what a permalink has: that leads on', () => {
    const led = answer(pageEvent('-/organizations/demo/issues/7/', { query: { project: 'demo/shop' } }));
    expect(led).toMatchObject({ statusCode: 302, body: '', headers: { 'Content-Security-Policy': POLICY } });
    expect(led.headers!['Location']).toBe('/api/ui/demo/shop/-/error_tracking/7/details');
  });

  it('binds browsers to https on a domain of the tenant alone', () => {
    const own = shellAnswers(files, 'errors.acme.example')(pageEvent('demo/shop'));
    expect(own.headers).toMatchObject({ 'Strict-Transport-Security': 'max-age=31536000' });
  });

  it('comes in the coding that is preferred', () => {
    const coded = answer(pageEvent('demo/shop', { headers: { 'accept-encoding': 'gzip, br' } }));
    expect(coded.headers).toMatchObject({ 'Content-Encoding': 'br' });
    expect(textOf(coded)).toBe('content of shell.html.br');
    const plain = answer(pageEvent('demo/shop'));
    expect(plain.headers).not.toHaveProperty('Content-Encoding');
    expect(textOf(plain)).toBe('content of shell.html');
  });

  it('tells what to fetch ahead, unless the query has a say in that', () => {
    const ahead = answer(pageEvent('demo/shop/-/error_tracking'));
    expect(ahead.headers).toMatchObject({
      Link: '</api/v4/projects/demo%2Fshop/error_tracking/errors?per_page=50>; rel=preload; as=fetch; crossorigin',
    });
    const filtered = answer(pageEvent('demo/shop/-/error_tracking', { query: { status: 'resolved' } }));
    expect(filtered.headers).not.toHaveProperty('Link');
    const long = answer(pageEvent(`demo/shop/-/error_tracking/${':'.repeat(1_000)}`));
    expect(long.headers).not.toHaveProperty('Link');
  });

  it('is 404 with the same HTML where there is no page, and nothing to ask again by', () => {
    const { statusCode, headers, body } = answer(pageEvent('nothing'));
    expect([statusCode, textOf({ body })]).toEqual([404, 'content of shell.html']);
    expect(headers).toMatchObject({ 'Content-Security-Policy': POLICY });
    expect(headers).not.toHaveProperty('ETag');
  });

  const { ETag } = answer(pageEvent('demo/shop')).headers as { ETag: string };

  it.each([ETag, ETag.slice(2), `"other", ${ETag}`, '*'])('is not sent again to who has %s', (known) => {
    const { statusCode, headers, body } = answer(pageEvent('demo/shop', { headers: { 'if-none-match': known } }));
    expect([statusCode, body]).toEqual([304, '']);
    expect(headers).toMatchObject({ ETag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' });
  });

  it.each(['"other"', '', 'W/""'])('is sent to who has %j', (known) => {
    expect(answer(pageEvent('demo/shop', { headers: { 'if-none-match': known } })).statusCode).toBe(200);
  });

  it('answers HEAD with the same headers and no body', () => {
    const head = answer(pageEvent('demo/shop', { method: 'HEAD' }));
    expect([head.headers, head.body]).toEqual([answer(pageEvent('demo/shop')).headers, '']);
  });
});
