import { expect, it } from 'vitest';
import { EXPIRED, REVOKED, UNAUTHORIZED } from '../../../kit/answers.ts';
import { day } from '../../../kit/dates.ts';
import { expiredToken } from '../../../kit/expired-token.ts';
import { newProject, newToken } from '../../../kit/projects.ts';
import { admin, anonymous, as } from '../../../kit/request.ts';
import { newSession, withCookie } from '../../../kit/sessions.ts';
import { OWN_FIELDS, shownToken } from '../../../kit/tokens.ts';
import { target } from '../../../kit/target.ts';

const SELF = '/v4/personal_access_tokens/self';

/** GitLab's, and two of ours after them. */
const SELF_FIELDS = [...OWN_FIELDS, 'access_level', 'project'];

it("a project access token is told about itself in GitLab's fields, with its reach and without its secret", async () => {
  const project = await newProject();
  const attributes = { name: 'ci', scopes: ['read_api'], access_level: 10, expires_at: day(7), description: 'D' };
  const { id, token } = await newToken(project, attributes);
  const answer = await as(token)('GET', SELF);
  const { resource_type: _, resource_id: __, ...own } = shownToken(project, attributes);
  expect(answer).toEqual({ status: 200, json: { ...own, id, user_id: id, project: { id: project.id } } });
  expect(Object.keys(answer.json as object)).toEqual(SELF_FIELDS);
});

it('an admin token is told about itself, too', async () => {
  const answer = await admin('GET', SELF);
  expect(answer).toEqual({
    status: 200,
    json: {
      id: expect.any(Number),
      name: expect.any(String),
      revoked: false,
      created_at: expect.any(String),
      description: null,
      scopes: ['api'],
      user_id: expect.any(Number),
      last_used_at: null,
      active: true,
      expires_at: null,
      access_level: 60,
      project: null,
    },
  });
  expect(Object.keys(answer.json as object)).toEqual(SELF_FIELDS);
});

it.each(['read_api', 'self_rotate', 'read_repository', 'ai_features'])('the scope %s is enough', async (scope) => {
  const { token } = await newToken(await newProject(), { scopes: [scope], access_level: 10 });
  expect(await as(token)('GET', SELF)).toMatchObject({ status: 200, json: { scopes: [scope] } });
  expect(await as(token)('HEAD', SELF)).toEqual({ status: 200 });
});

it('a session is told about the token that it came from', async () => {
  const project = await newProject();
  const { id, token } = await newToken(project, { name: 'laptop', access_level: 20 });
  const page = withCookie(await newSession(token));
  expect(await page('GET', SELF)).toMatchObject({
    status: 200,
    json: { id, name: 'laptop', access_level: 20, project: { id: project.id } },
  });
});

it('a Bearer is as good', async () => {
  const { id, token } = await newToken(await newProject());
  const answer = await anonymous('GET', SELF, { headers: { authorization: `Bearer ${token}` } });
  expect(answer).toMatchObject({ status: 200, json: { id } });
});

it('a token that is none, or no longer one, is refused', async () => {
  const project = await newProject();
  const { id, token } = await newToken(project);
  await admin('DELETE', `${project.accessTokens}/${id}`);
  expect(await anonymous('GET', SELF)).toEqual(UNAUTHORIZED);
  expect(await as('glpat-nobody-has-this-token')('GET', SELF)).toEqual(UNAUTHORIZED);
  expect(await as(token)('GET', SELF)).toEqual(REVOKED);
});

it.skipIf(target.table === null)('an expired token is refused', async () => {
  const { token } = await expiredToken(await newProject());
  expect(await as(token)('GET', SELF)).toEqual(EXPIRED);
});
