import { expect, it } from 'vitest';
import { NO_ROUTE, OTHER_TOKEN, REVOKED } from '../../../kit/answers.ts';
import { day } from '../../../kit/dates.ts';
import { newProject, newToken, type IssuedToken } from '../../../kit/projects.ts';
import { admin, as } from '../../../kit/request.ts';
import { OWN_FIELDS, SECRET, shownToken } from '../../../kit/tokens.ts';

// What is the same at the project's own address is in access-tokens/rotate-self.test.ts.
const ROTATE = '/v4/personal_access_tokens/self/rotate';

it("the new token is shown with its secret in GitLab's fields, without its project", async () => {
  const project = await newProject();
  const attributes = { name: 'ci', scopes: ['self_rotate'], access_level: 10, description: 'D' };
  const old = await newToken(project, attributes);
  const answer = await as(old.token)('POST', ROTATE, { json: { expires_at: day(3) } });
  const { access_level: _, resource_type: __, resource_id: ___, ...own } = shownToken(project, attributes);
  expect(answer).toEqual({
    status: 200,
    json: { ...own, expires_at: day(3), user_id: old.id, token: expect.stringMatching(SECRET) },
  });
  expect(Object.keys(answer.json as object)).toEqual([...OWN_FIELDS, 'token']);
  expect(await as(old.token)('GET', project.at)).toEqual(REVOKED);
});

it('an admin token is not rotated, and stays', async () => {
  expect(await admin('POST', ROTATE)).toEqual(OTHER_TOKEN);
  expect(await admin('GET', '/v4/personal_access_tokens/self')).toMatchObject({ status: 200, json: { active: true } });
});

it('other personal access tokens have no address', async () => {
  const { id } = (await newToken(await newProject())) satisfies IssuedToken;
  expect(await admin('GET', `/v4/personal_access_tokens/${id}`)).toEqual(NO_ROUTE);
  expect(await admin('POST', `/v4/personal_access_tokens/${id}/rotate`)).toEqual(NO_ROUTE);
  expect(await admin('GET', '/v4/personal_access_tokens')).toEqual(NO_ROUTE);
  expect(await admin('GET', ROTATE)).toEqual(NO_ROUTE);
});
