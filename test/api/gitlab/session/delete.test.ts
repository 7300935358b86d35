import { expect, it } from 'vitest';
import { UNAUTHORIZED } from '../../../kit/answers.ts';
import { newProject, newToken } from '../../../kit/projects.ts';
import { admin, anonymous } from '../../../kit/request.ts';
import { keyOf, newSession, OWN_PAGE, SESSION, withCookie } from '../../../kit/sessions.ts';
import { readStored } from '../../../kit/table.ts';
import { target } from '../../../kit/target.ts';

const GONE = target.base.startsWith('https:')
  ? '__Host-glet=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0'
  : 'glet-local=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0';

it('signing out ends the session and clears the cookie and the cache, again and again', async () => {
  const cookie = await newSession(target.adminToken);
  for (let time = 1; time <= 2; time++) {
    const answer = await withCookie(cookie)('DELETE', SESSION);
    expect(answer).toEqual({ status: 204 });
    expect(answer.headers['set-cookie']).toEqual([GONE]);
    expect(answer.headers['clear-site-data']).toBe('"cache"');
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    expect(await withCookie(cookie)('GET', SESSION)).toEqual(UNAUTHORIZED);
  }
});

it.skipIf(target.table === null)('nothing of it is left in the table', async () => {
  const cookie = await newSession(target.adminToken);
  await withCookie(cookie)('DELETE', SESSION);
  await expect(readStored(target.table!, keyOf(cookie))).rejects.toThrow('the table has no SESSION#');
});

it('only this session ends, and the token is as good as before', async () => {
  const { token } = await newToken(await newProject());
  const [one, other] = [await newSession(token), await newSession(token)];
  await withCookie(one)('DELETE', SESSION);
  expect(await withCookie(other)('GET', SESSION)).toMatchObject({ status: 200 });
  expect(await anonymous('GET', '/v4/user', { token })).toMatchObject({ status: 200 });
});

it('a session whose token was revoked can be ended, too', async () => {
  const project = await newProject();
  const { id, token } = await newToken(project);
  const cookie = await newSession(token);
  await admin('DELETE', `${project.accessTokens}/${id}`);
  expect(await withCookie(cookie)('DELETE', SESSION)).toEqual({ status: 204 });
  expect(await withCookie(cookie)('GET', SESSION)).toEqual(UNAUTHORIZED);
});

it('is nothing where nobody is signed in', async () => {
  expect(await anonymous('DELETE', SESSION, { headers: OWN_PAGE })).toEqual({ status: 204 });
  const broken = { ...OWN_PAGE, cookie: `glet-local=x; __Host-glet=${'A'.repeat(9_000)}` };
  expect(await anonymous('DELETE', SESSION, { headers: broken })).toEqual({ status: 204 });
});

it.each(['cross-site', 'same-site', 'none', ''])('another site cannot sign a browser out: %s', async (site) => {
  const cookie = await newSession(target.adminToken);
  const answer = await withCookie(cookie, { 'sec-fetch-site': site })('DELETE', SESSION);
  expect(answer.status).toBe(403);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(await withCookie(cookie)('GET', SESSION)).toMatchObject({ status: 200 });
});
