import { describe, expect, it } from 'vitest';
import {
  insufficientScope,
  invalid,
  NO_PROJECT,
  OTHER_TOKEN,
  refused,
  REVOKED,
  UNAUTHORIZED,
} from '../../../kit/answers.ts';
import { day } from '../../../kit/dates.ts';
import { newProject, newToken, placesOf, type IssuedToken, type Project } from '../../../kit/projects.ts';
import { admin, anonymous, as } from '../../../kit/request.ts';
import { FIELDS, SECRET, shownToken } from '../../../kit/tokens.ts';

const OWN = ['of its project', ({ accessTokens }: Project) => `${accessTokens}/self/rotate`] as const;
const ADDRESSES = [OWN, ['of personal access tokens', () => '/v4/personal_access_tokens/self/rotate']] as const;
const INSUFFICIENT = insufficientScope('api', 'self_rotate');

const isGood = async ({ token }: Pick<IssuedToken, 'token'>): Promise<boolean> =>
  (await as(token)('GET', '/v4/personal_access_tokens/self')).status === 200;

it('a new token takes the place of the one that is shown, alike but for id, secret and day', async () => {
  const project = await newProject();
  const attributes = { name: 'ci', scopes: ['read_repository', 'self_rotate'], access_level: 10, description: 'D' };
  const old = await newToken(project, attributes);
  const answer = await as(old.token)('POST', `${project.accessTokens}/self/rotate`);
  const renewed = answer.json as IssuedToken;
  expect(answer).toEqual({
    status: 200,
    json: { ...shownToken(project, attributes), user_id: old.id, token: expect.stringMatching(SECRET) },
  });
  expect(Object.keys(renewed)).toEqual([...FIELDS, 'token']);
  expect(renewed.id).toBeGreaterThan(old.id);
  expect(renewed.token).not.toBe(old.token);
  expect(await admin('GET', `${project.accessTokens}/${renewed.id}`)).toEqual({
    status: 200,
    json: { ...shownToken(project, attributes), id: renewed.id, user_id: old.id },
  });
});

describe.each(ADDRESSES)('at the address %s', (_, addressIn) => {
  it('the old token is revoked, and the new one can be rotated in its turn', async () => {
    const project = await newProject();
    const first = await newToken(project, { access_level: 10 });
    const second = (await as(first.token)('POST', addressIn(project))).json as IssuedToken;
    const third = (await as(second.token)('POST', addressIn(project))).json as IssuedToken;
    expect([await isGood(first), await isGood(second), await isGood(third)]).toEqual([false, false, true]);
  });

  it.each([
    ['never, if the old one never did', {}, {}, null],
    ['in a week, if the old one had a day', { expires_at: day(100) }, {}, day(7)],
    ['as given in JSON', { expires_at: day(100) }, { json: { expires_at: day(3) } }, day(3)],
    ['as given in the query', {}, { query: { expires_at: day(3) } }, day(3)],
    ['as given in a form', {}, { form: [['expires_at', day(3)]] as [string, string][] }, day(3)],
    ['in a week, if a blank day is given', { expires_at: day(2) }, { json: { expires_at: '' } }, day(7)],
    ['tomorrow at the earliest', {}, { json: { expires_at: day(1) } }, day(1)],
    ['as late as you like', {}, { json: { expires_at: '9999-12-31' } }, '9999-12-31'],
  ])('the new token expires %s', async (_title, attributes, call, expires_at) => {
    const project = await newProject();
    const { token } = await newToken(project, attributes);
    const answer = await as(token)('POST', addressIn(project), call);
    expect(answer).toMatchObject({ status: 200, json: { expires_at, active: true } });
  });

  it.each([
    ['soon', invalid('expires_at is invalid')],
    [7, invalid('expires_at is invalid')],
    [[day(3)], invalid('expires_at is invalid')],
    [{ day: day(3) }, invalid('expires_at is invalid')],
    ['2099-02-30', invalid('expires_at is invalid')],
    ['x'.repeat(100_000), invalid('expires_at is invalid')],
    [day(0), refused("400 Bad request - Expires at can't be in the past")],
    [day(-1), refused("400 Bad request - Expires at can't be in the past")],
  ])('the new token cannot expire on %j, and the old one stays', async (expires_at, refusal) => {
    const project = await newProject();
    const old = await newToken(project);
    expect(await as(old.token)('POST', addressIn(project), { json: { expires_at } })).toEqual(refusal);
    expect(await isGood(old)).toBe(true);
    expect((await admin('GET', project.accessTokens)).json).toHaveLength(1);
  });

  it.each([
    [['api'], 200],
    [['self_rotate'], 200],
    [['read_repository', 'self_rotate'], 200],
    [['read_api'], 403],
    [['read_api', 'write_repository', 'k8s_proxy'], 403],
  ])('with the scopes %j: %d', async (scopes, status) => {
    const project = await newProject();
    const old = await newToken(project, { scopes, access_level: 50 });
    const answer = await as(old.token)('POST', addressIn(project));
    expect(status === 200 ? { status: answer.status } : answer).toEqual(status === 200 ? { status } : INSUFFICIENT);
    expect(await isGood(old)).toBe(status !== 200);
  });

  it('a revoked token is not rotated, and takes down nothing', async () => {
    const project = await newProject();
    const old = await newToken(project);
    const renewed = (await as(old.token)('POST', addressIn(project))).json as IssuedToken;
    expect(await as(old.token)('POST', addressIn(project))).toEqual(REVOKED);
    expect(await isGood(renewed)).toBe(true);
  });

  it('nobody has no token to rotate', async () => {
    const project = await newProject();
    expect(await anonymous('POST', addressIn(project))).toEqual(UNAUTHORIZED);
    expect(await as('glpat-nobody-has-this-token')('POST', addressIn(project))).toEqual(UNAUTHORIZED);
  });

  it('an admin token is not rotated', async () => {
    expect(await admin('POST', addressIn(await newProject()))).toEqual(OTHER_TOKEN);
  });
});

describe('the project in the address', () => {
  it('may be given by its path', async () => {
    const project = await newProject();
    const { token } = await newToken(project, { access_level: 10 });
    const { accessTokens } = placesOf(encodeURIComponent(project.fullPath));
    expect(await as(token)('POST', `${accessTokens}/self/rotate`)).toMatchObject({ status: 200 });
  });

  it("must be the token's", async () => {
    const [project, other] = [await newProject(), await newProject()];
    const theirs = await newToken(other, { access_level: 50 });
    expect(await as(theirs.token)('POST', `${project.accessTokens}/self/rotate`)).toEqual(NO_PROJECT);
    expect(await isGood(theirs)).toBe(true);
  });

  it('must be there', async () => {
    const { token } = await newToken(await newProject());
    expect(await as(token)('POST', '/v4/projects/9000000000/access_tokens/self/rotate')).toEqual(NO_PROJECT);
  });
});

it('who the token acts as stays the same', async () => {
  const project = await newProject();
  const old = await newToken(project);
  const renewed = (await as(old.token)('POST', `${project.accessTokens}/self/rotate`)).json as IssuedToken;
  const { json } = await as(renewed.token)('GET', '/v4/personal_access_tokens/self');
  expect(json).toMatchObject({ id: renewed.id, user_id: old.id });
});
