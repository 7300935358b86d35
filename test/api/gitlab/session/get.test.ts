import { describe, expect, it } from 'vitest';
import { EXPIRED, REVOKED, UNAUTHORIZED } from '../../../kit/answers.ts';
import { expiredToken } from '../../../kit/expired-token.ts';
import { newProject, newToken, type IssuedToken } from '../../../kit/projects.ts';
import { admin, anonymous, as } from '../../../kit/request.ts';
import { changeSession, digestOf, keyOf, newSession, OWN_PAGE, SESSION, withCookie } from '../../../kit/sessions.ts';
import { readStored } from '../../../kit/table.ts';
import { target } from '../../../kit/target.ts';

const HOUR_MS = 3_600_000;
const OF_TOKEN = { person: null, expires_at: expect.any(String) as string };
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();

describe('who is signed in', () => {
  it('by a project access token', async () => {
    const project = await newProject();
    const { token } = await newToken(project, { name: 'laptop', access_level: 30, scopes: ['read_api'] });
    const answer = await withCookie(await newSession(token))('GET', SESSION);
    expect(answer).toEqual({
      status: 200,
      json: {
        name: 'laptop',
        kind: 'project',
        access_level: 30,
        scopes: ['read_api'],
        project: { id: project.id, path_with_namespace: project.fullPath },
        ...OF_TOKEN,
      },
    });
    const { expires_at } = answer.json as { expires_at: string };
    expect(Math.abs(Date.parse(expires_at) - Date.now() - 7 * 24 * HOUR_MS)).toBeLessThan(60_000);
  });

  it('by an admin token', async () => {
    const answer = await withCookie(await newSession(target.adminToken))('GET', SESSION);
    expect(answer).toEqual({
      status: 200,
      json: {
        name: expect.any(String),
        kind: 'admin',
        access_level: 60,
        scopes: ['api'],
        project: null,
        ...OF_TOKEN,
      },
    });
  });

  it('is nobody who shows a token in place of a cookie, or nothing', async () => {
    expect(await admin('GET', SESSION)).toEqual(UNAUTHORIZED);
    expect(await admin('GET', SESSION, { headers: OWN_PAGE })).toEqual(UNAUTHORIZED);
    expect(await anonymous('GET', SESSION, { headers: OWN_PAGE })).toEqual(UNAUTHORIZED);
  });
});

describe('a cookie', () => {
  it('lets in where a token would, and the answer is for pages of this origin alone', async () => {
    const project = await newProject();
    const cookie = await newSession((await newToken(project, { access_level: 40 })).token);
    const answer = await withCookie(cookie)('GET', project.clientKeys, { headers: { origin: 'https://evil.example' } });
    expect(answer).toEqual({ status: 200, json: [] });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(answer.headers).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(
      await withCookie(cookie)('PUT', project.settings, { json: { active: true, integrated: true } }),
    ).toMatchObject({ status: 200 });
    expect(await withCookie(cookie)('GET', '/v4/user')).toMatchObject({ status: 200, json: { bot: true } });
  });

  it.each(['cross-site', 'same-site', 'none', '', 'same-origin; x'])(
    'is as none where Sec-Fetch-Site is "%s"',
    async (site) => {
      const cookie = await newSession(target.adminToken);
      for (const [method, path] of [
        ['GET', '/v4/projects'],
        ['POST', '/v4/projects'],
        ['GET', SESSION],
      ] as const) {
        const answer = await withCookie(cookie, { 'sec-fetch-site': site })(method, path);
        expect(answer).toEqual(UNAUTHORIZED);
        expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
      }
      expect(await anonymous('GET', '/v4/projects', { headers: { cookie } })).toEqual(UNAUTHORIZED);
    },
  );

  it('counts for nothing beside a token, not even a bad one', async () => {
    const project = await newProject();
    const { token } = await newToken(project);
    const page = withCookie(await newSession(target.adminToken));
    const wrong = 'glpat-nobody-has-this-token';
    for (const call of [
      { headers: { 'private-token': wrong } },
      { headers: { authorization: `Bearer ${wrong}` } },
      { query: { private_token: wrong } },
      { query: { access_token: wrong } },
      { query: { bearer_token: wrong } },
      { query: 'private_token[]=x' },
    ])
      expect(await page('GET', '/v4/user', call)).toEqual(UNAUTHORIZED);
    expect(await page('GET', '/v4/user', { headers: { 'private-token': token } })).toMatchObject({
      status: 200,
      json: { bot: true },
    });
    const answer = await page('GET', '/v4/user', { headers: { 'private-token': token } });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it('is found among others, and whatever is no cookie is passed over', async () => {
    const cookie = await newSession(target.adminToken);
    const [name] = cookie.split('=');
    for (const sent of [
      `theme=dark; ${cookie}; x=y`,
      `;;; =; a; ${cookie};`,
      `${cookie}; ${cookie}`,
      `${name}=; ${name}=short; ${cookie}`,
      `x=${'y'.repeat(5_000)}; ${cookie}`,
    ])
      expect(await withCookie(sent)('GET', SESSION)).toMatchObject({ status: 200 });
  });

  it('is none where it is malformed, of another case, or where there are two that differ', async () => {
    const cookie = await newSession(target.adminToken);
    const other = await newSession(target.adminToken);
    const [name, secret] = cookie.split('=') as [string, string];
    for (const sent of [
      `${name}="${secret}"`,
      `${name}=${secret}x`,
      `${name} =${secret}`,
      `${name.toUpperCase()}=${secret}`,
      `${name}x=${secret}`,
      `${encodeURIComponent(`${name}=`)}${secret}`,
      `${name === 'glet-local' ? '__Host-glet' : 'glet-local'}=${secret}`,
      `${cookie}; ${other}`,
      `${other}, ${cookie}`,
    ])
      expect(await withCookie(sent)('GET', SESSION)).toEqual(UNAUTHORIZED);
  });
});

describe('a session ends', () => {
  it('when its token is revoked or rotated, at once', async () => {
    const project = await newProject();
    const tokens = [await newToken(project), await newToken(project)];
    const [revoked, rotated] = await Promise.all(tokens.map(({ token }) => newSession(token)));
    await admin('DELETE', `${project.accessTokens}/${tokens[0]!.id}`);
    expect(await withCookie(revoked!)('GET', SESSION)).toEqual(REVOKED);
    expect(await withCookie(revoked!)('GET', project.at)).toEqual(REVOKED);
    const answer = await withCookie(rotated!)('POST', `${project.accessTokens}/self/rotate`);
    expect(answer).toMatchObject({ status: 200 });
    expect(await withCookie(rotated!)('GET', SESSION)).toEqual(REVOKED);
    expect(await as((answer.json as IssuedToken).token)('GET', '/v4/user')).toMatchObject({ status: 200 });
  });

  it.skipIf(target.table === null)('when its time is over, though the table still has it', async () => {
    const cookie = await newSession(target.adminToken);
    await changeSession(cookie, { expires_at: Math.floor(Date.now() / 1000) });
    expect(await withCookie(cookie)('GET', SESSION)).toEqual(UNAUTHORIZED);
    expect(await withCookie(cookie)('GET', '/v4/projects')).toEqual(UNAUTHORIZED);
  });

  it.skipIf(target.table === null)('after a day in which nobody loaded a page', async () => {
    const [idle, used] = [await newSession(target.adminToken), await newSession(target.adminToken)];
    await changeSession(idle, { seen_at: ago(24) });
    await changeSession(used, { seen_at: ago(23.9) });
    expect(await withCookie(idle)('GET', SESSION)).toEqual(UNAUTHORIZED);
    expect(await withCookie(used)('GET', SESSION)).toMatchObject({ status: 200 });
  });

  it.skipIf(target.table === null)('with the token behind it, whose day has come', async () => {
    const project = await newProject();
    const { token } = await newToken(project);
    const cookie = await newSession(token);

    await changeSession(cookie, { token: digestOf((await expiredToken(project)).token) });
    expect(await withCookie(cookie)('GET', SESSION)).toEqual(EXPIRED);
  });
});

describe.skipIf(target.table === null)('that a session is used', () => {
  const seenAt = async (cookie: string): Promise<unknown> =>
    (await readStored(target.table!, keyOf(cookie)))['seen_at'];

  it('is written down once an hour, by this address alone', async () => {
    const cookie = await newSession(target.adminToken);
    const page = withCookie(cookie);
    const fresh = await seenAt(cookie);
    await page('GET', SESSION);
    expect(await seenAt(cookie)).toBe(fresh);
    const before = ago(2);
    await changeSession(cookie, { seen_at: before });
    await page('GET', '/v4/projects');
    expect(await seenAt(cookie)).toBe(before);
    await Promise.all(Array.from({ length: 5 }, () => page('GET', SESSION)));
    expect(Date.now() - Date.parse(String(await seenAt(cookie)))).toBeLessThan(60_000);
  });
});
