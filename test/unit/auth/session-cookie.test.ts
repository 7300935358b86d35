import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelOf, cookieOf, noCookie, secretsIn } from '../../../shared/auth/session-cookie.ts';

const SECRET = 'Secret-of_a_session'.padEnd(43, '0');
const OTHER = 'Another'.padEnd(43, '1');

describe('the channel of a request', () => {
  it.each([
    ['https', 'glet.example', 'https'],
    ['https', 'localhost', 'https'],
    ['http', 'localhost', 'loopback'],
    ['http', 'LOCALHOST', 'loopback'],
    ['http', 'glet.localhost', 'loopback'],
    ['http', '127.0.0.1', 'loopback'],
    ['http', '127.1.2.3', 'loopback'],
    ['http', '[::1]', 'loopback'],
    ['http', 'glet.example', 'plain'],
    ['http', '192.168.1.5', 'plain'],
    ['http', 'localhost.example', 'plain'],
    ['http', 'notlocalhost', 'plain'],
    ['http', '127.0.0.1.example', 'plain'],
    ['http', '1127.0.0.1', 'plain'],
    ['http', '', 'plain'],
    ['', 'glet.example', 'plain'],
  ])('%s://%s is %s', (scheme, host, channel) => {
    expect(channelOf(scheme, host)).toBe(channel);
  });
});

describe('the cookie of a session', () => {
  it('is bound to this host and to https, but on localhost, where Safari would not keep it', () => {
    expect(cookieOf(SECRET, 60, 'https')).toBe(
      `__Host-glet=${SECRET}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=60`,
    );
    expect(cookieOf(SECRET, 60, 'loopback')).toBe(
      `glet-local=${SECRET}; Path=/; HttpOnly; SameSite=Strict; Max-Age=60`,
    );
    expect(noCookie('https')).toBe('__Host-glet=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0');
  });

  it('is looked for under the name that belongs to the channel, and not at all on a plain one', () => {
    const header = [`glet-local=${OTHER}; __Host-glet=${SECRET}`];
    expect(secretsIn(header, 'https')).toEqual([SECRET]);
    expect(secretsIn(header, 'loopback')).toEqual([OTHER]);
    expect(secretsIn(header, 'plain')).toEqual([]);
  });

  it('is found in several headers, each secret once, and four of them at most', () => {
    const one = `__Host-glet=${SECRET}`;
    expect(secretsIn([`a=b;${one}`, `${one};__Host-glet=${OTHER}`], 'https')).toEqual([SECRET, OTHER]);
    const many = Array.from({ length: 200 }, (_, index) => `__Host-glet=${String(index).padStart(43, '0')}`);
    expect(secretsIn([many.join('; ')], 'https')).toHaveLength(4);
    expect(secretsIn([], 'https')).toEqual([]);
  });

  it('is found whatever stands beside it', () => {
    const noise = fc.array(
      fc.string().map((text) => text.replaceAll(';', '')),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(noise, noise, (before, after) => {
        const header = [...before, `__Host-glet=${SECRET}`, ...after].join(';');
        expect(secretsIn([header], 'https')).toEqual([SECRET]);
      }),
    );
  });

  it('is never anything but 43 characters of base64url, and takes no time over 10,000 bytes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (value) => {
        const found = secretsIn([`__Host-glet=${value}`], 'https');
        expect(found.every((secret) => /^[\w-]{43}$/.test(secret))).toBe(true);
      }),
    );
    for (const filling of [';', '=', ' ', '__Host-glet=', `__Host-glet=${SECRET};`])
      expect(secretsIn([filling.repeat(10_000)], 'https').length).toBeLessThan(2);
  });
});
