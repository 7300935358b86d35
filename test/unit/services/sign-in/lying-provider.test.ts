import { describe, expect, it } from 'vitest';
import { internet } from '../../../../shared/outbound/internet.ts';
import { internetAndPrivate } from '../../../../shared/outbound/private-networks.ts';
import { sessionFor, takeAttempt } from '../../../../shared/services/sign-in/finish-sign-in.ts';
import * as providers from '../../../../shared/store/sign-in-providers.ts';
import type { Lie } from '../../../kit/openid/scripted-provider.ts';
import { CLIENT, failureOf, here, reach, returned, tokenKey, useSignIn } from '../../../kit/openid/use-sign-in.ts';

const { store, provider, begin, finish } = useSignIn();

describe('a provider that lies', () => {
  const now = Math.floor(Date.now() / 1000);
  it.each<[string, Lie, string]>([
    ['about the issuer in the token', { claims: { iss: 'https://other.example' } }, 'not-proved'],
    ['about the audience', { claims: { aud: 'other' } }, 'not-proved'],
    ['about one of several audiences', { claims: { aud: [CLIENT, 'other'], azp: 'other' } }, 'not-proved'],
    ['about the nonce', { claims: { nonce: 'other' } }, 'not-proved'],
    ['and leaves out the nonce', { claims: { nonce: undefined } }, 'not-proved'],
    ['with a token that has expired', { claims: { exp: now - 120 } }, 'not-proved'],
    ['with a token that is not good yet', { claims: { nbf: now + 600 } }, 'not-proved'],
    ['with the signature of another key', { key: 'other' }, 'not-proved'],
    ['with a key that it does not publish', { header: { kid: 'two' } }, 'not-proved'],
    ['without a signature', { unsigned: true }, 'not-proved'],
    ['with alg none', { header: { alg: 'none' }, unsigned: true }, 'not-proved'],
    ['with a symmetric alg', { header: { alg: 'HS256' } }, 'not-proved'],
    ['without a subject', { claims: { sub: undefined } }, 'not-proved'],
    ['with a subject that no item could have', { claims: { sub: 's'.repeat(256) } }, 'provider-answer'],
    ['with half a character in the subject', { claims: { sub: 'a\ud800' } }, 'provider-answer'],
    ['with a line in the subject', { claims: { sub: 'a\nb' } }, 'provider-answer'],
    ['about the subject in userinfo', { userinfo: { sub: 'eve' } }, 'not-proved'],
  ])('%s signs nobody in', async (_, lie, problem) => {
    provider().lies(lie);
    const [found, detail] = await failureOf(finish(await begin()));
    expect(found).toBe(problem);
    expect(detail).not.toMatch(/access|eve|code-|eyJ/);
  });

  it('in the address that it sends the browser back with signs nobody in', async () => {
    expect((await failureOf(finish(await begin(), { iss: 'https://other.example' })))[0]).toBe('not-proved');
    provider().lies({ discovery: { authorization_response_iss_parameter_supported: true } });
    expect((await failureOf(finish(await begin())))[0]).toBe('not-proved');
    expect((await finish(await begin(), { iss: provider().issuer })).person.subject).toBe('ada');
  });

  it.each([
    ['access_denied', 'denied'],
    ['login_required', 'denied'],
    ['invalid_scope', 'provider-refused'],
    ['<script>', 'provider-refused'],
  ])('or refuses with %s is told apart', async (error, problem) => {
    const browser = await begin();
    const sent = returned(browser, { error });
    const attempt = await takeAttempt(store, sent);
    const [found, detail] = await failureOf(sessionFor(store, tokenKey, attempt, sent, here));
    expect([found, detail.includes('<')]).toEqual([problem, false]);
  });

  it('gets no second token for a code', async () => {
    const browser = await begin();
    const code = provider().codeFor(browser.address);
    const first = returned(browser, { code });
    await sessionFor(store, tokenKey, await takeAttempt(store, first), first, here);
    const next = await begin();
    const second = returned(next, { code });
    const attempt = await takeAttempt(store, second);
    expect(await failureOf(sessionFor(store, tokenKey, attempt, second, here))).toEqual([
      'client-refused',
      'the token endpoint answered with 400',
    ]);
  });

  it.each<[string, Lie, string]>([
    ['names another issuer', { discovery: { issuer: 'https://other.example' } }, 'not-proved'],
    ['has no authorization endpoint', { discovery: { authorization_endpoint: undefined } }, 'provider-answer'],
    [
      'leads to an address without an end',
      { discovery: { authorization_endpoint: `https://id.example/${'a'.repeat(6_000)}` } },
      'provider-answer',
    ],
    ['leads to a script', { discovery: { authorization_endpoint: 'javascript:alert(1)' } }, 'provider-answer'],
    [
      'is a redirect',
      at((response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()),
      'provider-answer',
    ],
    [
      'is a page',
      at((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')),
      'provider-answer',
    ],
    [
      'is no JSON',
      at((response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{')),
      'provider-answer',
    ],
    [
      'is a list',
      at((response) => response.writeHead(200, { 'content-type': 'application/json' }).end('[]')),
      'provider-answer',
    ],
    [
      'is empty',
      at((response) => response.writeHead(200, { 'content-type': 'application/json' }).end()),
      'provider-answer',
    ],
    ['is an error', at((response) => response.writeHead(500).end()), 'provider-answer'],
    [
      'is 10 MB',
      at((response) => response.writeHead(200, { 'content-type': 'application/json' }).end(' '.repeat(1e7))),
      'provider-answer',
    ],
    [
      'breaks off',
      at((response) => response.writeHead(200, { 'content-length': '99' }).end('{', () => response.destroy())),
      'provider-unreachable',
    ],
  ])('whose discovery document %s leads nowhere', async (_, lie, problem) => {
    provider().lies(lie);
    expect((await failureOf(begin()))[0]).toBe(problem);
  });

  it('and is slow is waited for no longer than for all of a request', async () => {
    provider().lies(at(() => undefined));
    expect((await failureOf(begin(null, reach(internetAndPrivate, 50))))[0]).toBe('provider-unreachable');
  });

  it('has a private address is not called unless that is allowed', async () => {
    expect(await failureOf(begin(null, reach(internet)))).toEqual(['provider-blocked', 'host-blocked']);
  });

  it('and is set no more is unknown, in the middle of a sign-in too', async () => {
    const browser = await begin();
    await providers.remove(store, provider().issuer);
    expect((await failureOf(finish(browser)))[0]).toBe('unknown-provider');
    expect((await failureOf(begin()))[0]).toBe('unknown-provider');
  });
});

function at(answer: NonNullable<Lie['answers']>[string]): Lie {
  return { answers: { '/.well-known/openid-configuration': answer } };
}
