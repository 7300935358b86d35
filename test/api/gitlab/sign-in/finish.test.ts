import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRealProvider, type RealProvider } from '../../../kit/openid/real-provider.ts';
import { visit, type Visited } from '../../../kit/openid/visit.ts';
import { putProvider } from '../../../kit/persons.ts';
import { newProject, type Project } from '../../../kit/projects.ts';
import { anonymous } from '../../../kit/request.ts';
import { OWN_PAGE, SESSION, withCookie } from '../../../kit/sessions.ts';
import { target } from '../../../kit/target.ts';

const PATH = '/ui/-/sign-in/oidc/callback';
const pages = `${new URL(target.base).pathname}/ui/`;
const expired = `${pages}-/sign-in?${new URLSearchParams({ to: pages, problem: 'expired' }).toString()}`;

describe.skipIf(target.table === null)('a sign-in through oidc-provider', () => {
  let provider: RealProvider;
  let project: Project;
  let to: string;

  beforeAll(async () => {
    provider = await startRealProvider(`${target.base}${PATH}`);
    project = await newProject();
    to = `${pages}${project.fullPath}/-/error_tracking`;
    const grants = [{ claim: 'groups', value: 'acme/*', project: project.fullPath, level: 30 as const }];
    await putProvider({ issuer: provider.issuer, grants });
  });
  afterAll(async () => provider.stop());

  const signIn = (answer: 'ok' | 'no'): Promise<Visited> =>
    visit(
      `${target.base}/ui/-/sign-in/oidc?${new URLSearchParams({ issuer: provider.issuer, to }).toString()}`,
      answer,
    );

  it('ends in a session that may what the groups grant, and on the page that was asked for', async () => {
    const { location, cookies, callback } = await signIn('ok');
    expect(location).toBe(to);
    // What another tab has begun can still end.
    expect(cookies.get('glet-local-sign-in')).toMatch(/^[\w-]{43}$/);
    const cookie = `glet-local=${cookies.get('glet-local')}`;
    const person = withCookie(cookie);
    const { json } = await person('GET', SESSION);
    const rights = [{ project: project.fullPath, access_level: 30 }];
    expect(json).toEqual({
      name: 'Ada Lovelace',
      kind: 'person',
      access_level: null,
      scopes: ['api'],
      project: null,
      person: { issuer: provider.issuer, subject: 'ada', rights },
      expires_at: expect.any(String),
    });
    const days = (Date.parse((json as { expires_at: string }).expires_at) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
    expect((await person('GET', '/v4/user')).json).toMatchObject({
      name: 'Ada Lovelace',
      bot: false,
    });
    expect((await person('GET', '/v4/personal_access_tokens/self')).json).toMatchObject({
      name: 'Ada Lovelace',
      access_level: null,
      person: { issuer: provider.issuer, subject: 'ada' },
    });
    expect((await person('GET', '/v4/projects')).json).toMatchObject([{ id: project.id }]);
    expect((await person('GET', '/v4/groups')).json).toHaveLength(1);
    expect((await person('GET', project.at)).status).toBe(200);
    expect((await person('GET', project.clientKeys)).status).toBe(403);

    // What the provider sent the browser back with is worth nothing any more.
    const again = await anonymous('GET', callback.path, { headers: { cookie: callback.cookie } });
    expect([again.status, again.headers.location]).toEqual([302, expired]);

    await putProvider({ issuer: provider.issuer, grants: [] });
    expect((await person('GET', project.at)).status).toBe(404);
    expect((await person('GET', '/v4/projects')).json).toEqual([]);
  });

  it('that was cancelled there leads back to the sign-in page, which goes on to the same page', async () => {
    const { location, cookies } = await signIn('no');
    expect(location).toBe(`${pages}-/sign-in?${new URLSearchParams({ to, problem: 'denied' }).toString()}`);
    expect(cookies.has('glet-local')).toBe(false);
  });
});

it('whoever comes back with nothing, or with what is not theirs, is asked to begin again', async () => {
  const state = 'S'.repeat(43);
  const cookie = `glet-local-sign-in=${'C'.repeat(43)}`;
  for (const [query, headers] of [
    [{}, {}],
    [{ code: 'c', state }, {}],
    [{ code: 'c', state }, { cookie }],
    [
      { code: 'c', state },
      { cookie, ...OWN_PAGE },
    ],
    [{ code: 'c', state: 'a'.repeat(9_000) }, { cookie }],
    [{ error: 'access_denied', state }, { cookie }],
  ] as [Record<string, string>, Record<string, string>][]) {
    const answer = await anonymous('GET', PATH, { query, headers });
    expect([answer.status, answer.headers.location, answer.headers['set-cookie']]).toEqual([302, expired, undefined]);
  }
});
