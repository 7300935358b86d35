import { describe, expect, it } from 'vitest';
import { EXPIRED, invalid, MALFORMED_JSON, REVOKED, UNAUTHORIZED, unsupportedType } from '../../../kit/answers.ts';
import { day } from '../../../kit/dates.ts';
import { expiredToken } from '../../../kit/expired-token.ts';
import { newProject, newToken } from '../../../kit/projects.ts';
import { admin, anonymous, as } from '../../../kit/request.ts';
import { cookieOf, digestOf, keyOf, newSession, OWN_PAGE, SESSION, signIn, withCookie } from '../../../kit/sessions.ts';
import { readStored } from '../../../kit/table.ts';
import { target } from '../../../kit/target.ts';

const isHttps = target.base.startsWith('https:');
const COOKIE = isHttps
  ? /^__Host-glet=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=(\d+)$/
  : /^glet-local=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=(\d+)$/;
const NOT_OWN_PAGE = {
  status: 403,
  json: { message: '403 Forbidden - Must come from a page of this origin (Sec-Fetch-Site: same-origin)' },
};

/** Seconds for which the browser is to keep the cookie. */
function secondsOf(setCookie: string[] | undefined): number {
  return Number(COOKIE.exec(setCookie![0]!)![1]);
}

describe('signing in', () => {
  it('gives the browser a cookie that no script can read and no other site can use, and nothing else', async () => {
    const { token } = await newToken(await newProject());
    const answer = await signIn(token);
    expect(answer).toEqual({ status: 204 });
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(COOKIE)]);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('is for seven days, twelve hours with an admin token, and never longer than the token is good', async () => {
    const project = await newProject();
    const { token } = await newToken(project);
    expect(secondsOf((await signIn(token)).headers['set-cookie'])).toBe(7 * 24 * 3600);
    expect(secondsOf((await signIn(target.adminToken)).headers['set-cookie'])).toBe(12 * 3600);
    const short = await newToken(project, { expires_at: day(1) });
    const left = Date.parse(day(1)) - Date.now();
    const seconds = secondsOf((await signIn(short.token)).headers['set-cookie']);
    expect(Math.abs(seconds - left / 1000)).toBeLessThan(10);
  });

  it.each(['read_repository', 'self_rotate', 'read_api'])('takes a token with the scope %s alone', async (scope) => {
    const { token } = await newToken(await newProject(), { scopes: [scope], access_level: 10 });
    expect(await withCookie(await newSession(token))('GET', SESSION)).toMatchObject({
      status: 200,
      json: { scopes: [scope], access_level: 10 },
    });
  });

  it('ends the session that the browser had, and only that', async () => {
    const { token } = await newToken(await newProject());
    const [before, elsewhere] = [await newSession(token), await newSession(token)];
    const now = cookieOf(await signIn(token, before));
    expect(new Set([before, elsewhere, now]).size).toBe(3);
    expect(await withCookie(before)('GET', SESSION)).toEqual(UNAUTHORIZED);
    expect(await withCookie(elsewhere)('GET', SESSION)).toMatchObject({ status: 200 });
    expect(await withCookie(now)('GET', SESSION)).toMatchObject({ status: 200 });
  });

  it('does not take over a secret that somebody else has put into the browser', async () => {
    const { token } = await newToken(await newProject());
    const planted = `${cookieOf(await signIn(token)).split('=')[0]}=${'A'.repeat(43)}`;
    expect(cookieOf(await signIn(token, planted))).not.toBe(planted);
    expect(await withCookie(planted)('GET', SESSION)).toEqual(UNAUTHORIZED);
  });

  it('twenty times at once makes twenty sessions', async () => {
    const { token } = await newToken(await newProject());
    const cookies = await Promise.all(Array.from({ length: 20 }, () => newSession(token)));
    expect(new Set(cookies).size).toBe(20);
    const answers = await Promise.all(cookies.map((cookie) => withCookie(cookie)('GET', SESSION)));
    expect(answers.map(({ status }) => status)).toEqual(cookies.map(() => 200));
  });

  it.skipIf(target.table === null)('leaves digests in the table, and no secret', async () => {
    const { token } = await newToken(await newProject());
    const cookie = await newSession(token);
    const secret = cookie.split('=')[1]!;
    const item = await readStored(target.table!, keyOf(cookie));
    expect(item).toEqual({
      pk: `SESSION#${digestOf(secret)}`,
      sk: 'SESSION',
      kind: 'token',
      digest: digestOf(secret),
      token: digestOf(token),
      created_at: expect.stringMatching(/Z$/),
      seen_at: expect.stringMatching(/Z$/),
      expires_at: expect.any(Number),
    });
    expect(JSON.stringify(item)).not.toContain(secret);
  });
});

describe('is refused', () => {
  it('with a token that is none, or no longer one, and the session from before stays', async () => {
    const project = await newProject();
    const { id, token } = await newToken(project);
    const { token: other } = await newToken(project);
    const cookie = await newSession(other);
    await admin('DELETE', `${project.accessTokens}/${id}`);
    expect(await signIn('glpat-nobody-has-this-token', cookie)).toEqual(UNAUTHORIZED);
    const refused = await signIn(token, cookie);
    expect(refused).toEqual(REVOKED);
    expect(refused.headers['set-cookie']).toBeUndefined();
    expect(await withCookie(cookie)('GET', SESSION)).toMatchObject({ status: 200 });
  });

  it.skipIf(target.table === null)('with an expired token', async () => {
    const { token } = await expiredToken(await newProject());
    expect(await signIn(token)).toEqual(EXPIRED);
  });

  it('with the secret of a session, or of a token whose own header is good', async () => {
    const cookie = await newSession(target.adminToken);
    expect(await signIn(cookie.split('=')[1]!, cookie)).toEqual(UNAUTHORIZED);
    const call = { json: { token: 'glpat-wrong' }, headers: OWN_PAGE };
    expect(await as(target.adminToken)('POST', SESSION, call)).toEqual(UNAUTHORIZED);
  });

  it.each([undefined, 'cross-site', 'same-site', 'none', 'same-origin, same-origin', 'Same-Origin'])(
    'where Sec-Fetch-Site is %s: another site must not choose whose session a browser has',
    async (site) => {
      const headers: Record<string, string> = site === undefined ? {} : { 'sec-fetch-site': site };
      const json = { token: target.adminToken };
      const answer = await anonymous('POST', SESSION, { json, headers });
      expect(answer).toEqual(NOT_OWN_PAGE);
      expect(answer.headers['set-cookie']).toBeUndefined();
      const form = { token: target.adminToken };
      expect(await anonymous('POST', SESSION, { form, headers })).toEqual(NOT_OWN_PAGE);
    },
  );

  it('by a token in the address, which is kept in histories and logs, is refused though it is good', async () => {
    const call = { query: { token: target.adminToken }, headers: OWN_PAGE };
    const refused = {
      status: 400,
      json: { message: '400 Bad request - Send the token in the body: addresses are kept in histories and logs' },
    };
    expect(await anonymous('POST', SESSION, call)).toEqual(refused);
    const both = { ...call, json: { token: target.adminToken } };
    expect(await anonymous('POST', SESSION, both)).toEqual(refused);
  });

  it.each<[string, object, string]>([
    ['nothing', {}, 'token is missing, token is empty'],
    ['null', { token: null }, 'token is empty'],
    ['a blank', { token: ' ' }, 'token is empty'],
    ['an object', { token: { a: 1 } }, 'token is invalid'],
    ['a list', { token: ['glpat-x'] }, 'token is invalid'],
    ['something endless', { token: 'x'.repeat(1_025) }, 'token is too long (maximum is 1024 characters)'],
  ])('with %s for a token', async (_what, json, problem) => {
    expect(await anonymous('POST', SESSION, { json, headers: OWN_PAGE })).toEqual(invalid(problem));
  });

  it('with numbers and truths, which are no token', async () => {
    for (const token of [5, true])
      expect((await anonymous('POST', SESSION, { json: { token }, headers: OWN_PAGE })).status).toBe(401);
  });

  it('with a body that cannot be read, or is too large', async () => {
    const sent = (body: string, type: string) =>
      anonymous('POST', SESSION, { body, headers: { ...OWN_PAGE, 'content-type': type } });
    expect(await sent('{', 'application/json')).toEqual(MALFORMED_JSON);
    expect(await sent('x', 'text/plain')).toEqual(unsupportedType('text/plain'));
    expect((await sent(' '.repeat(1024 * 1024 + 1), 'application/json')).status).toBe(413);
  });
});
