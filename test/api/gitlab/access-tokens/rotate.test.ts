import { describe, expect, it } from 'vitest';
import { invalid, NO_ACCESS_TOKEN, NO_PROJECT, refused, REVOKED, UNAUTHORIZED } from '../../../kit/answers.ts';
import { day } from '../../../kit/dates.ts';
import { memberOf, newProject, newToken, type IssuedToken, type Project } from '../../../kit/projects.ts';
import { admin, as } from '../../../kit/request.ts';
import { FIELDS, SECRET, shownToken } from '../../../kit/tokens.ts';

const opens = async ({ token }: IssuedToken, project: Project): Promise<boolean> =>
  (await as(token)('GET', project.at)).status === 200;
const rotate = (project: Project, { id }: Pick<IssuedToken, 'id'>, json?: object) =>
  admin('POST', `${project.accessTokens}/${id}/rotate`, json ? { json } : {});

it('a new token takes the place of the old one, alike but for id, secret and day', async () => {
  const project = await newProject();
  const attributes = { name: 'ci', scopes: ['read_api'], access_level: 20, description: 'D' };
  const old = await newToken(project, attributes);
  const answer = await rotate(project, old);
  expect(answer).toEqual({
    status: 200,
    json: { ...shownToken(project, attributes), token: expect.stringMatching(SECRET) },
  });
  expect(Object.keys(answer.json as object)).toEqual([...FIELDS, 'token']);
  const renewed = answer.json as IssuedToken;
  expect(renewed.id).toBeGreaterThan(old.id);
  expect(renewed.token).not.toBe(old.token);
  expect(await as(old.token)('GET', project.at)).toEqual(REVOKED);
  expect(await opens(renewed, project)).toBe(true);
});

describe('the day on which the new token expires', () => {
  it.each([
    ['never, if the old one never did', {}, undefined, null],
    ['in a week, if the old one had a day', { expires_at: day(100) }, undefined, day(7)],
    ['as given', { expires_at: day(100) }, { expires_at: day(3) }, day(3)],
    ['as given, for one that never expired', {}, { expires_at: day(3) }, day(3)],
  ])('%s', async (_, attributes, json, expires_at) => {
    const project = await newProject();
    const old = await newToken(project, attributes);
    expect(await rotate(project, old, json)).toMatchObject({ status: 200, json: { expires_at, active: true } });
  });

  it.each([
    ['not a day', { expires_at: 'soon' }, invalid('expires_at is invalid')],
    ['today', { expires_at: day(0) }, refused("400 Bad request - Expires at can't be in the past")],
    ['yesterday', { expires_at: day(-1) }, refused("400 Bad request - Expires at can't be in the past")],
  ])('is refused when it is %s, and the old token stays', async (_, json, refusal) => {
    const project = await newProject();
    const old = await newToken(project);
    expect(await rotate(project, old, json)).toEqual(refusal);
    expect(await opens(old, project)).toBe(true);
  });
});

describe('a revoked token', () => {
  const ALREADY_REVOKED = refused('400 Bad request - Token already revoked');

  it('is not rotated', async () => {
    const project = await newProject();
    const old = await newToken(project);
    await admin('DELETE', `${project.accessTokens}/${old.id}`);
    expect(await rotate(project, old)).toEqual(ALREADY_REVOKED);
  });

  it('that was rotated before takes down all that descend from it, and nothing else', async () => {
    const project = await newProject();
    const [first, bystander] = [await newToken(project), await newToken(project)];
    const second = (await rotate(project, first)).json as IssuedToken;
    const third = (await rotate(project, second)).json as IssuedToken;
    expect(await opens(third, project)).toBe(true);
    expect(await rotate(project, first)).toEqual(ALREADY_REVOKED);
    expect(await opens(third, project)).toBe(false);
    expect(await as(third.token)('GET', project.at)).toEqual(REVOKED);
    expect(await opens(bystander, project)).toBe(true);
  });
});

describe('who may rotate', () => {
  it('a maintainer: tokens up to the own level, the own one too', async () => {
    const project = await newProject();
    const own = await newToken(project);
    const below = await newToken(project, { access_level: 30 });
    const maintainer = as(own.token);
    expect(await maintainer('POST', `${project.accessTokens}/${below.id}/rotate`)).toMatchObject({ status: 200 });
    expect(await maintainer('POST', `${project.accessTokens}/${own.id}/rotate`)).toMatchObject({ status: 200 });
    expect(await maintainer('GET', project.at)).toEqual(REVOKED);
  });

  it('a maintainer: not a token above the own level', async () => {
    const project = await newProject();
    const owners = await newToken(project, { access_level: 50 });
    const maintainer = await memberOf(project);
    expect(await maintainer('POST', `${project.accessTokens}/${owners.id}/rotate`)).toEqual(
      refused('400 Bad request - Not eligible to rotate token with access level higher than the user'),
    );
    expect(await opens(owners, project)).toBe(true);
  });

  it('members below maintainer: nothing', async () => {
    const project = await newProject();
    const target = await newToken(project, { access_level: 10 });
    const developer = await memberOf(project, { access_level: 30 });
    expect(await developer('POST', `${project.accessTokens}/${target.id}/rotate`)).toEqual(UNAUTHORIZED);
    expect(await opens(target, project)).toBe(true);
  });
});

it.each(['9000000000', '0', '-1', 'abc', '99999999999999999999'])('there is no token %s to rotate', async (id) => {
  const project = await newProject();
  expect(await admin('POST', `${project.accessTokens}/${id}/rotate`)).toEqual(NO_ACCESS_TOKEN);
});

it("another project's token cannot be rotated from here", async () => {
  const [project, other] = [await newProject(), await newProject()];
  const theirs = await newToken(other);
  expect(await rotate(project, theirs)).toEqual(NO_ACCESS_TOKEN);
  const maintainer = await memberOf(project);
  expect(await maintainer('POST', `${other.accessTokens}/${theirs.id}/rotate`)).toEqual(NO_PROJECT);
  expect(await opens(theirs, other)).toBe(true);
});
