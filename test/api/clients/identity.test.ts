import { AccessLevel, Gitlab } from '@gitbeaker/rest';
import { describe, expect, it } from 'vitest';
import { OTHER_TOKEN, REVOKED, UNAUTHORIZED } from '../../kit/answers.ts';
import { day } from '../../kit/dates.ts';
import { TOKEN, undecodable, USER } from '../../kit/go-decoder.ts';
import { METADATA } from '../../kit/metadata.ts';
import { newProject, newToken, type IssuedToken } from '../../kit/projects.ts';
import { request, type Answer, type Call } from '../../kit/request.ts';
import { target } from '../../kit/target.ts';

/**
 * What clients ask before they do anything: who am I, which GitLab is this, is my token good. Requests as these clients put
 * them on the wire, and the fields that they decode, read in their sources.
 */
type Client = (token: string, method: string, path: string, call?: Call) => Promise<Answer>;

/** https://gitlab.com/gitlab-org/api/client-go, which glab and Terraform's provider use. */
const go =
  (agent: string): Client =>
  (token, method, path, call = {}) =>
    request(method, path, {
      ...call,
      headers: { 'private-token': token, accept: 'application/json', 'user-agent': agent },
    });

describe('glab', () => {
  const glab = go('glab/v1.80.0 (built), linux');

  it.each(['an admin token', "a project's token"])('auth status: logged in with %s under a name', async (kind) => {
    const { token } = kind === 'an admin token' ? { token: target.adminToken } : await newToken(await newProject());
    const answer = await glab(token, 'GET', '/v4/user');
    expect(answer.status).toBe(200);
    expect(undecodable(answer.json, USER)).toEqual([]);
    expect(answer.json).toMatchObject({ username: expect.stringMatching(/^[a-z][a-z0-9_]+$/) });
  });

  it('auth status: not logged in, by the status alone', async () => {
    const { token, id } = await newToken(await newProject());
    expect(await glab('glpat-forgotten-long-ago', 'GET', '/v4/user')).toEqual(UNAUTHORIZED);
    expect(await glab(token, 'GET', '/v4/user')).toMatchObject({ status: 200, json: { id } });
  });
});

describe("Go's client-go", () => {
  const client = go('go-gitlab');

  it('tells the version, in two ways', async () => {
    expect(await client(target.adminToken, 'GET', '/v4/version')).toEqual({ status: 200, json: METADATA });
    expect(await client(target.adminToken, 'GET', '/v4/metadata')).toEqual({ status: 200, json: METADATA });
  });

  it('looks at its token and rotates it, in two ways', async () => {
    const project = await newProject();
    const first = await newToken(project, { scopes: ['self_rotate'], expires_at: day(2) });
    const looked = await client(first.token, 'GET', '/v4/personal_access_tokens/self');
    expect(looked).toMatchObject({ status: 200, json: { id: first.id, active: true, expires_at: day(2) } });
    expect(undecodable(looked.json, TOKEN)).toEqual([]);

    const json = { expires_at: day(30) };
    const rotated = await client(first.token, 'POST', '/v4/personal_access_tokens/self/rotate', { json });
    expect(rotated).toMatchObject({ status: 200, json: { user_id: first.id, ...json } });
    expect(undecodable(rotated.json, TOKEN)).toEqual([]);

    const { token } = rotated.json as IssuedToken;
    const again = await client(token, 'POST', `${project.accessTokens}/self/rotate`, { json: {} });
    expect(again).toMatchObject({ status: 200, json: { user_id: first.id, expires_at: day(7), access_level: 40 } });
    expect(undecodable(again.json, TOKEN)).toEqual([]);
    expect(await client(token, 'GET', '/v4/user')).toEqual(REVOKED);
  });
});

describe('python-gitlab', () => {
  const python: Client = (token, method, path, call = {}) =>
    request(method, path, {
      ...call,
      headers: {
        'PRIVATE-TOKEN': token,
        accept: '*/*',
        'user-agent': 'python-gitlab/8.6.0',
        ...(method === 'GET' && { 'content-type': 'application/json' }),
      },
    });

  it('auth(), with which its command line begins, and version()', async () => {
    const { token, id } = await newToken(await newProject());
    expect(await python(token, 'GET', '/v4/user')).toMatchObject({ status: 200, json: { id } });
    const { version, revision } = (await python(token, 'GET', '/v4/version')).json as typeof METADATA;
    expect([version, revision]).toEqual(['18.5.0', 'glet']);
  });

  it('personal_access_tokens.get and rotate of "self"', async () => {
    const { token, id } = await newToken(await newProject());
    expect(await python(token, 'GET', '/v4/personal_access_tokens/self')).toMatchObject({ status: 200, json: { id } });
    const rotated = await python(token, 'POST', '/v4/personal_access_tokens/self/rotate', { json: {} });
    expect(rotated).toMatchObject({ status: 200, json: { token: expect.any(String), user_id: id } });
    expect(await python(target.adminToken, 'POST', '/v4/personal_access_tokens/self/rotate')).toEqual(OTHER_TOKEN);
  });
});

describe('@gitbeaker/rest itself', () => {
  const host = target.base.replace(/\/api$/, '');
  const as = (token: string) => new Gitlab({ host, token });

  it('shows the user, the metadata and the token', async () => {
    const { id, token } = await newToken(await newProject(), { access_level: AccessLevel.GUEST });
    expect(await as(token).Users.showCurrentUser()).toMatchObject({ id, bot: true, state: 'active' });
    expect(await as(token).Metadata.show()).toEqual(METADATA);
    expect(await as(token).PersonalAccessTokens.show()).toMatchObject({ id, user_id: id, active: true });
  });

  it('rotates the token', async () => {
    const { id, token } = await newToken(await newProject(), { scopes: ['self_rotate'] });
    const rotated = await as(token).PersonalAccessTokens.rotate('self', { expiresAt: day(4) });
    expect(rotated).toMatchObject({ user_id: id, expires_at: day(4), token: expect.any(String) });
  });
});
