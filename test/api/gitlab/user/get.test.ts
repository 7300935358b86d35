import { expect, it } from 'vitest';
import { insufficientScope, NO_ROUTE, REVOKED, UNAUTHORIZED } from '../../../kit/answers.ts';
import { newProject, newToken, type IssuedToken } from '../../../kit/projects.ts';
import { admin, anonymous, as } from '../../../kit/request.ts';
import { target } from '../../../kit/target.ts';

const SELF = '/v4/personal_access_tokens/self';
const { origin, hostname } = new URL(target.base);

/** GitLab's fields of the current user, in its order; an administrator's have some more. */
const FIELDS =
  `id username public_email name state locked avatar_url web_url created_at bio location linkedin twitter discord
  website_url github job_title pronouns organization bot work_information local_time last_sign_in_at confirmed_at
  last_activity_on email theme_id color_scheme_id projects_limit current_sign_in_at identities can_create_group
  can_create_project two_factor_enabled external private_profile commit_email preferred_language`.split(/\s+/);
const ADMIN_FIELDS = ['is_admin', 'note', 'namespace_id', 'created_by', 'email_reset_offered_at'];

it("a project access token acts as its project's bot", async () => {
  const project = await newProject();
  const { id, token } = await newToken(project, { name: 'ci', access_level: 10, scopes: ['read_api'] });
  const answer = await as(token)('GET', '/v4/user');
  const username = `project_${project.id}_bot_${id.toString(16).padStart(32, '0')}`;
  expect(answer).toMatchObject({
    status: 200,
    json: {
      id,
      username,
      name: 'ci',
      state: 'active',
      bot: true,
      web_url: `${origin}/${username}`,
      email: `${username}@noreply.${hostname}`,
      can_create_project: false,
    },
  });
  expect(Object.keys(answer.json as object)).toEqual(FIELDS);
});

it('an admin token acts as an administrator', async () => {
  const answer = await admin('GET', '/v4/user');
  const { json: token } = (await admin('GET', SELF)) as { json: { id: number; name: string; created_at: string } };
  expect(answer).toMatchObject({
    status: 200,
    json: {
      id: token.id,
      username: `admin_${token.id}`,
      name: token.name,
      created_at: token.created_at,
      bot: false,
      is_admin: true,
      can_create_project: true,
    },
  });
  expect(Object.keys(answer.json as object)).toEqual([...FIELDS, ...ADMIN_FIELDS]);
});

it('the bot stays the same when its token is rotated, and is the one that the token names', async () => {
  const project = await newProject();
  const first = await newToken(project);
  const { json: before } = await as(first.token)('GET', '/v4/user');
  const second = (await as(first.token)('POST', `${SELF}/rotate`)).json as IssuedToken;
  const third = (await admin('POST', `${project.accessTokens}/${second.id}/rotate`)).json as IssuedToken;
  expect(await as(third.token)('GET', '/v4/user')).toEqual({ status: 200, json: before });
  const shown = await admin('GET', `${project.accessTokens}/${third.id}`);
  expect(shown).toMatchObject({ json: { user_id: (before as { id: number }).id } });
});

it('no two tokens act as the same user', async () => {
  const project = await newProject();
  const tokens = [await newToken(project, { name: 'ci' }), await newToken(project, { name: 'ci' })];
  const users = await Promise.all(tokens.map(({ token }) => as(token)('GET', '/v4/user')));
  users.push(await admin('GET', '/v4/user'));
  const names = users.map(({ json }) => json as { id: number; username: string });
  expect([new Set(names.map(({ id }) => id)).size, new Set(names.map(({ username }) => username)).size]).toEqual([
    3, 3,
  ]);
});

it('whoever has no token, or a revoked one, is nobody', async () => {
  const project = await newProject();
  const { id, token } = await newToken(project);
  await admin('DELETE', `${project.accessTokens}/${id}`);
  expect(await anonymous('GET', '/v4/user')).toEqual(UNAUTHORIZED);
  expect(await as(token)('GET', '/v4/user')).toEqual(REVOKED);
});

it('needs a scope that reads', async () => {
  const { token } = await newToken(await newProject(), { scopes: ['read_repository', 'self_rotate'] });
  expect(await as(token)('GET', '/v4/user')).toEqual(insufficientScope('read_user'));
});

it('there are no other users, and the own one cannot be changed', async () => {
  expect(await admin('GET', '/v4/users')).toEqual(NO_ROUTE);
  expect(await admin('GET', '/v4/users/1')).toEqual(NO_ROUTE);
  expect(await admin('PUT', '/v4/user', { json: { name: 'n' } })).toEqual(NO_ROUTE);
});
