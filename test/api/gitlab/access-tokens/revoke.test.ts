import { expect, it } from 'vitest';
import { NO_ACCESS_TOKEN, NO_PROJECT, NO_ROUTE, REVOKED, UNAUTHORIZED } from '../../../kit/answers.ts';
import { memberOf, newProject, newToken } from '../../../kit/projects.ts';
import { admin, as } from '../../../kit/request.ts';

it('a revoked token opens nothing from that moment, and is still shown', async () => {
  const project = await newProject();
  const { id, token } = await newToken(project);
  expect(await as(token)('GET', project.clientKeys)).toMatchObject({ status: 200 });
  const answer = await admin('DELETE', `${project.accessTokens}/${id}`);
  expect(answer).toEqual({ status: 204 });
  expect(answer.text).toBe('');
  expect(await as(token)('GET', project.clientKeys)).toEqual(REVOKED);
  const shown = await admin('GET', `${project.accessTokens}/${id}`);
  expect(shown).toMatchObject({ status: 200, json: { id, revoked: true, active: false } });
});

it('a maintainer may revoke, even the token in hand', async () => {
  const project = await newProject();
  const { id, token } = await newToken(project);
  expect(await as(token)('DELETE', `${project.accessTokens}/${id}`)).toEqual({ status: 204 });
  expect(await as(token)('DELETE', `${project.accessTokens}/${id}`)).toEqual(REVOKED);
});

it('other tokens go on working', async () => {
  const project = await newProject();
  const [doomed, kept] = [await newToken(project), await newToken(project)];
  await admin('DELETE', `${project.accessTokens}/${doomed.id}`);
  expect(await as(kept.token)('GET', project.clientKeys)).toMatchObject({ status: 200 });
});

it.each(['9000000000', '0', '-1', 'abc', '99999999999999999999'])('there is no token %s to revoke', async (id) => {
  const project = await newProject();
  expect(await admin('DELETE', `${project.accessTokens}/${id}`)).toEqual(NO_ACCESS_TOKEN);
});

it("another project's token cannot be revoked from here", async () => {
  const [project, other] = [await newProject(), await newProject()];
  const { id, token } = await newToken(other);
  expect(await admin('DELETE', `${project.accessTokens}/${id}`)).toEqual(NO_ACCESS_TOKEN);
  const maintainer = await memberOf(project);
  expect(await maintainer('DELETE', `${other.accessTokens}/${id}`)).toEqual(NO_PROJECT);
  expect(await as(token)('GET', other.clientKeys)).toMatchObject({ status: 200 });
});

it('members below maintainer may not', async () => {
  const project = await newProject();
  const { id, token } = await newToken(project);
  const developer = await memberOf(project, { access_level: 30 });
  expect(await developer('DELETE', `${project.accessTokens}/${id}`)).toEqual(UNAUTHORIZED);
  expect(await as(token)('GET', project.clientKeys)).toMatchObject({ status: 200 });
});

it('there is no revoking all at once', async () => {
  const project = await newProject();
  expect(await admin('DELETE', project.accessTokens)).toEqual(NO_ROUTE);
});
