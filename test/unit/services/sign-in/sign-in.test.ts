import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../../shared/domain/access-token.ts';
import { sealToken } from '../../../../shared/domain/sealed-token.ts';
import { sessionFor, takeAttempt, type Returned } from '../../../../shared/services/sign-in/finish-sign-in.ts';
import * as sessions from '../../../../shared/store/sessions.ts';
import {
  base,
  CLIENT,
  failureOf,
  here,
  key,
  returned,
  to,
  tokenKey,
  useSignIn,
  type Browser,
} from '../../../kit/openid/use-sign-in.ts';

const { store, provider, setProvider, begin, finish } = useSignIn();

describe('a sign-in through a provider', () => {
  it('leads to it with PKCE, state and nonce, none of which is stored in plain where it opens something', async () => {
    const { address, state } = await begin();
    const { searchParams, origin, pathname } = new URL(address);
    expect(origin + pathname).toBe(`${provider().issuer}/authorize`);
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: CLIENT,
      redirect_uri: `${base}/ui/-/sign-in/oidc/callback`,
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    expect(state).toBe(searchParams.get('state'));
  });

  it('begins a session of the person, who stays the same person', async () => {
    provider().lies({ claims: { groups: ['acme/backend', 'other'], email: 'ada@acme.example', email_verified: true } });
    const first = await finish(await begin());
    expect(first).toMatchObject({
      kind: 'person',
      person: { kind: 'person', id: expect.any(Number), issuer: provider().issuer, subject: 'ada', name: 'Ada' },
      claims: { groups: ['acme/backend'], email: ['ada@acme.example'] },
    });
    const again = await finish(await begin());
    expect(again.person).toEqual(first.person);
    provider().lies({ claims: { sub: 'other', groups: [], email: 'ada@acme.example', email_verified: true } });
    expect((await finish(await begin())).person.id).not.toBe(first.person.id);
  });

  it('takes an address only if the provider has verified it', async () => {
    provider().lies({ claims: { groups: [], email: 'ada@acme.example' } });
    expect((await finish(await begin())).claims).toEqual({});
    provider().lies({ claims: { groups: [], email: 'ada@acme.example', email_verified: 'true' } });
    expect((await finish(await begin())).claims).toEqual({});
  });

  it('asks userinfo for claims that the token lacks, and no more often', async () => {
    provider().lies({
      userinfo: { groups: ['acme/web'], email: 'ada@acme.example', email_verified: true, name: 'Eve' },
    });
    const { claims, person } = await finish(await begin());
    expect([claims, person.name]).toEqual([{ groups: ['acme/web'], email: ['ada@acme.example'] }, 'Ada']);
    expect(provider().asked.map(({ path }) => path)).toEqual(['/token', '/userinfo']);
    provider().lies({ claims: { groups: [], email: 'ada@acme.example', email_verified: true } });
    await finish(await begin());
    expect(provider().asked.map(({ path }) => path)).toEqual(['/token']);
  });

  it('shows a secret that is sealed to the token endpoint alone', async () => {
    const client_secret = sealToken(key, 'a secret: of ours', { issuer: provider().issuer, clientId: CLIENT });
    await setProvider({ client_secret });
    await finish(await begin());
    const basic = Buffer.from('glet:a+secret%3A+of+ours').toString('base64');
    expect(provider().asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      ['/token', `Basic ${basic}`],
      ['/userinfo', 'Bearer access'],
    ]);
    provider().lies({ discovery: { token_endpoint_auth_methods_supported: ['client_secret_post'] } });
    await finish(await begin());
    expect(provider().asked[0]!.body.get('client_secret')).toBe('a secret: of ours');
  });

  it('ends the session that the browser had', async () => {
    const browser = await begin();
    const sent = returned(browser, { code: provider().codeFor(browser.address) });
    const before = await sessionFor(store, tokenKey, await takeAttempt(store, sent), sent, here);
    const next = await begin();
    const again = { ...returned(next, { code: provider().codeFor(next.address) }), before: [before.secret] };
    await sessionFor(store, tokenKey, await takeAttempt(store, again), again, here);
    expect(await sessions.readBySecret(store, before.secret)).toBeNull();
  });
});

describe('an attempt', () => {
  it('is good once, and of several at once for one', async () => {
    const browser = await begin();
    const sent = returned(browser, { code: 'c' });
    const taken = await Promise.allSettled([1, 2, 3].map(() => takeAttempt(store, sent)));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await failureOf(takeAttempt(store, sent))).toMatchObject(['expired', expect.any(String)]);
  });

  it.each<[string, (browser: Browser) => Partial<Returned>]>([
    ['without the cookie', () => ({ secrets: [] })],
    ["with another browser's", () => ({ secrets: ['B'.repeat(43)] })],
    ['with two', ({ secret }) => ({ secrets: [secret, 'B'.repeat(43)] })],
    ['with another state', () => ({ answered: new URLSearchParams({ state: 'S'.repeat(43), code: 'c' }) })],
    ['without a state', () => ({ answered: new URLSearchParams({ code: 'c' }) })],
    ['too late', () => ({ now: new Date(Date.now() + 10 * 60_000 + 1_000) })],
  ])('is none %s, and stays for its own browser', async (_, change) => {
    const browser = await begin();
    const sent = returned(browser, { code: provider().codeFor(browser.address) });
    expect((await failureOf(takeAttempt(store, { ...sent, ...change(browser) })))[0]).toBe('expired');
    expect(await takeAttempt(store, sent)).toMatchObject({ to, browser: digestOf(browser.secret) });
  });

  it('of another tab of the same browser stays as it is', async () => {
    const first = await begin();
    const second = await begin(first.secret);
    expect(second.secret).toBe(first.secret);
    for (const browser of [second, first]) expect((await finish(browser)).person.subject).toBe('ada');
  });
});
