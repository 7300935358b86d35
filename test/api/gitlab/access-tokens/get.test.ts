import { expect, it } from 'vitest';
import { NO_ACCESS_TOKEN, NO_PROJECT, UNAUTHORIZED } from '../../../kit/answers.ts';
import { day } from '../../../kit/dates.ts';
import { memberOf, newProject, newToken } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { FIELDS, shownToken } from '../../../kit/tokens.ts';

it('a token is shown without its secret', async () => {
  const project = await newProject();
  const attributes = { name: 'ci', scopes: ['read_api'], access_level: 20, expires_at: day(7), description: 'D' };
  const { id } = await newToken(project, attributes);
  const answer = await admin('GET', `${project.accessTokens}/${id}`);
  expect(answer).toEqual({ status: 200, json: shownToken(project, { ...attributes, id }) });
  expect(Object.keys(answer.json as object)).toEqual(FIELDS);
});

it('a maintainer may look, also at the token in hand', async () => {
  const project = await newProject();
  const { id } = await newToken(project, { access_level: 50 });
  const maintainer = await memberOf(project);
  expect(await maintainer('GET', `${project.accessTokens}/${id}`)).toMatchObject({ status: 200, json: { id } });
});

it('members below maintainer may not, whether the token exists or not', async () => {
  const project = await newProject();
  const { id } = await newToken(project);
  const developer = await memberOf(project, { access_level: 30 });
  expect(await developer('GET', `${project.accessTokens}/${id}`)).toEqual(UNAUTHORIZED);
  expect(await developer('GET', `${project.accessTokens}/9000000000`)).toEqual(UNAUTHORIZED);
});

it.each(['9000000000', '0', '-1', 'abc', '99999999999999999999', '9007199254740993', '%20'])(
  'there is no token %s',
  async (id) => {
    const project = await newProject();
    expect(await admin('GET', `${project.accessTokens}/${id}`)).toEqual(NO_ACCESS_TOKEN);
  },
);

it("another project's token is not found here", async () => {
  const [project, other] = [await newProject(), await newProject()];
  const { id } = await newToken(other);
  expect(await admin('GET', `${project.accessTokens}/${id}`)).toEqual(NO_ACCESS_TOKEN);
  const maintainer = await memberOf(project);
  expect(await maintainer('GET', `${other.accessTokens}/${id}`)).toEqual(NO_PROJECT);
});
