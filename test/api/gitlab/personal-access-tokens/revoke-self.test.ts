import { describe, expect, it } from 'vitest';
import { NO_ROUTE, OTHER_TOKEN, REVOKED, UNAUTHORIZED } from '../../../kit/answers.ts';
import { newProject, newToken } from '../../../kit/projects.ts';
import { admin, anonymous, as } from '../../../kit/request.ts';

const SELF = '/v4/personal_access_tokens/self';

it('the token that is shown is revoked, opens nothing from that moment, and stays listed', async () => {
  const project = await newProject();
  const { id, token } = await newToken(project, { access_level: 10 });
  const answer = await as(token)('DELETE', SELF);
  expect(answer).toEqual({ status: 204 });
  expect(answer.text).toBe('');
  expect(await as(token)('GET', SELF)).toEqual(REVOKED);
  expect(await as(token)('DELETE', SELF)).toEqual(REVOKED);
  const shown = await admin('GET', `${project.accessTokens}/${id}`);
  expect(shown).toMatchObject({ status: 200, json: { id, revoked: true, active: false } });
});

it.each(['api', 'read_api', 'self_rotate', 'read_repository', 'ai_features'])(
  'the scope %s is enough',
  async (scope) => {
    const { token } = await newToken(await newProject(), { scopes: [scope] });
    expect(await as(token)('DELETE', SELF)).toEqual({ status: 204 });
    expect(await as(token)('GET', SELF)).toEqual(REVOKED);
  },
);

it('a Bearer is as good, and parameters and a body are ignored', async () => {
  const { token } = await newToken(await newProject());
  const headers = { authorization: `Bearer ${token}` };
  expect(await anonymous('DELETE', SELF, { headers, json: { id: 1 }, query: 'id=2' })).toEqual({ status: 204 });
  expect(await anonymous('GET', SELF, { headers })).toEqual(REVOKED);
});

describe('other tokens go on working', () => {
  it('those beside it', async () => {
    const project = await newProject();
    const [doomed, kept] = [await newToken(project), await newToken(project)];
    await as(doomed.token)('DELETE', SELF);
    expect(await as(kept.token)('GET', SELF)).toMatchObject({ status: 200, json: { id: kept.id } });
  });

  it('an admin token, which is told that this is for tokens of another kind', async () => {
    expect(await admin('DELETE', SELF)).toEqual(OTHER_TOKEN);
    expect(await admin('GET', SELF)).toMatchObject({ status: 200, json: { active: true } });
  });
});

it('of several requests at once each finds it revoked in the end', async () => {
  const { token } = await newToken(await newProject());
  const answers = await Promise.all(Array.from({ length: 4 }, () => as(token)('DELETE', SELF)));
  for (const answer of answers) expect([204, 401]).toContain(answer.status);
  expect(answers.some(({ status }) => status === 204)).toBe(true);
  expect(await as(token)('GET', SELF)).toEqual(REVOKED);
});

it('nobody has no token to revoke', async () => {
  expect(await anonymous('DELETE', SELF)).toEqual(UNAUTHORIZED);
  expect(await as('glpat-nobody-has-this-token')('DELETE', SELF)).toEqual(UNAUTHORIZED);
});

it('there is no such address below a project, and none for other tokens', async () => {
  const project = await newProject();
  const { id, token } = await newToken(project);
  expect(await admin('DELETE', `/v4/personal_access_tokens/${id}`)).toEqual(NO_ROUTE);
  expect(await admin('DELETE', '/v4/personal_access_tokens')).toEqual(NO_ROUTE);
  expect(await as(token)('GET', SELF)).toMatchObject({ status: 200 });
});
