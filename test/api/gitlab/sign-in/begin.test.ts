import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startScriptedProvider, type ScriptedProvider } from '../../../kit/openid/scripted-provider.ts';
import { putProvider } from '../../../kit/persons.ts';
import { anonymous, type Answer } from '../../../kit/request.ts';
import { OWN_PAGE } from '../../../kit/sessions.ts';
import { target } from '../../../kit/target.ts';

const PATH = '/ui/-/sign-in/oidc';
const prefix = new URL(target.base).pathname;
const home = `${prefix}/ui/`;

let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await startScriptedProvider();
  if (target.table !== null) await putProvider({ issuer: provider.issuer });
});
afterAll(async () => provider.stop());

const begin = (query: Record<string, string>, headers: Record<string, string> = OWN_PAGE): Promise<Answer> =>
  anonymous('GET', PATH, { query, headers });
const signInPage = (query: Record<string, string>): string =>
  `${prefix}/ui/-/sign-in?${new URLSearchParams({ to: home, ...query }).toString()}`;

describe.skipIf(target.table === null)('a sign-in that begins', () => {
  it('leads to the provider, with a cookie that comes back from there', async () => {
    const { status, headers, text } = await begin({ issuer: provider.issuer });
    expect([status, text]).toEqual([302, '']);
    const { origin, pathname, searchParams } = new URL(headers.location!);
    expect([origin, pathname]).toEqual([provider.issuer, '/authorize']);
    expect(searchParams.get('redirect_uri')).toBe(`${target.base}${PATH}/callback`);
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^glet-local-sign-in=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/),
    ]);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('keeps what the browser has of another tab', async () => {
    const first = await begin({ issuer: provider.issuer });
    const cookie = first.headers['set-cookie']![0]!.split(';')[0]!;
    const second = await begin({ issuer: provider.issuer }, { ...OWN_PAGE, cookie });
    expect(second.headers['set-cookie']![0]).toContain(cookie);
    expect(second.headers.location).not.toBe(first.headers.location);
  });

  it.each([{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' }, {}])(
    'is for pages of this origin: with %j the sign-in page comes first',
    async (headers) => {
      const answer = await begin({ issuer: provider.issuer, to: `${home}a/b` }, headers);
      expect([answer.status, answer.headers.location]).toEqual([302, signInPage({ to: `${home}a/b` })]);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  it('says so where nobody knows the provider', async () => {
    const queries: Record<string, string>[] = [{}, { issuer: '' }, { issuer: 'https://other.example' }];
    for (const query of [...queries, { issuer: 'a'.repeat(3_000) }]) {
      const { status, headers } = await begin(query);
      expect([status, headers.location]).toEqual([302, signInPage({ problem: 'unknown-provider' })]);
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('never leads to another host afterwards', async () => {
    for (const to of ['//evil.example', 'https://evil.example/', '/\\evil.example', `${home}../../../evil`, '/', 'x']) {
      const { headers } = await begin({ issuer: 'https://other.example', to });
      expect(headers.location).toBe(signInPage({ problem: 'unknown-provider' }));
    }
  });

  it.each([
    [true, 'provider-unreachable'],
    [false, 'provider-blocked'],
  ])('with allow_private %s says of a private host where nobody listens: %s', async (allow_private, problem) => {
    const dead = await startScriptedProvider();
    await dead.stop();
    const issuer = dead.issuer.replace('http:', 'https:');
    await putProvider({ issuer, allow_private });
    expect((await begin({ issuer })).headers.location).toBe(signInPage({ problem }));
  });

  it('sends nobody to a provider without TLS, unless it may be private', async () => {
    const other = await startScriptedProvider();
    onTestFinished(() => other.stop());
    await putProvider({ issuer: other.issuer, allow_private: false });
    expect((await begin({ issuer: other.issuer })).headers.location).toBe(signInPage({ problem: 'provider-answer' }));
  });
});
