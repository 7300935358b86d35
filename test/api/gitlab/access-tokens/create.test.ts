import { describe, expect, it } from 'vitest';
import { FORBIDDEN, invalid, NO_PROJECT, refused, UNAUTHORIZED } from '../../../kit/answers.ts';
import { day } from '../../../kit/dates.ts';
import { memberOf, newProject, newToken, placesOf, unique } from '../../../kit/projects.ts';
import { admin, as, type Call } from '../../../kit/request.ts';
import { FIELDS, SECRET, shownToken } from '../../../kit/tokens.ts';

it("a new token has GitLab's fields in order, and its secret", async () => {
  const project = await newProject();
  const json = { name: 'ci', scopes: ['api'], access_level: 30, description: 'For CI', expires_at: day(30) };
  const answer = await admin('POST', project.accessTokens, { json });
  expect(answer).toEqual({
    status: 201,
    json: { ...shownToken(project, json), token: expect.stringMatching(SECRET) },
  });
  expect(Object.keys(answer.json as object)).toEqual([...FIELDS, 'token']);
});

it('with the least that must be said, it is a maintainer for ever', async () => {
  const project = await newProject();
  const answer = await admin('POST', project.accessTokens, { json: { name: 'least', scopes: ['read_api'] } });
  const shown = shownToken(project, { name: 'least', scopes: ['read_api'], access_level: 40, expires_at: null });
  expect(answer).toEqual({ status: 201, json: { ...shown, token: expect.any(String) } });
});

it('a new token opens its project, and no other', async () => {
  const [project, other] = [await newProject(), await newProject()];
  const member = await memberOf(project);
  expect(await member('GET', project.clientKeys)).toEqual({ status: 200, json: [] });
  expect(await member('GET', other.clientKeys)).toEqual(NO_PROJECT);
});

it.each([10, 15, 20, 30, 40, 50])('level %i can be given', async (access_level) => {
  const project = await newProject();
  const json = { name: unique(), scopes: ['api', 'read_api'], access_level };
  expect(await admin('POST', project.accessTokens, { json })).toMatchObject({ status: 201, json });
});

describe('wherever the parameters come from', () => {
  it.each<[string, Call]>([
    ['a query', { query: 'name=n&scopes[]=api&scopes[]=read_api&access_level=20' }],
    ['an escaped query', { query: 'name=n&scopes%5B%5D=api&scopes%5B%5D=read_api&access_level=20' }],
    ['JSON', { json: { name: 'n', scopes: ['api', 'read_api'], access_level: 20 } }],
    ['JSON with a number as text', { json: { name: 'n', scopes: ['api', 'read_api'], access_level: '20' } }],
    [
      'a form',
      {
        form: [
          ['name', 'n'],
          ['scopes[]', 'api'],
          ['scopes[]', 'read_api'],
          ['access_level', '20'],
        ],
      },
    ],
    [
      'multipart',
      {
        multipart: [
          ['name', 'n'],
          ['scopes[]', 'api'],
          ['scopes[]', 'read_api'],
          ['access_level', '20'],
        ],
      },
    ],
  ])('%s makes a token', async (_, call) => {
    const project = await newProject();
    expect(await admin('POST', project.accessTokens, call)).toMatchObject({
      status: 201,
      json: { name: 'n', scopes: ['api', 'read_api'], access_level: 20 },
    });
  });
});

describe('parameters that are refused', () => {
  const good = { name: 'n', scopes: ['api'] };
  it.each<[string, Record<string, unknown>, string]>([
    ['nothing', {}, 'name is missing, name is empty, scopes is missing, scopes is empty'],
    ['no name', { scopes: ['api'] }, 'name is missing, name is empty'],
    ['no scopes', { name: 'n' }, 'scopes is missing, scopes is empty'],
    ['a scope of administrators', { ...good, scopes: ['api', 'sudo'] }, 'scopes does not have a valid value'],
    ['a scope of people', { ...good, scopes: ['api', 'read_user'] }, 'scopes does not have a valid value'],
    ['a scope that nobody has', { ...good, scopes: ['api', 'write_api'] }, 'scopes does not have a valid value'],
    ['a scope in capitals', { ...good, scopes: ['API'] }, 'scopes does not have a valid value'],
    ['a blank scope', { ...good, scopes: ['api', ''] }, 'scopes does not have a valid value'],
    ['scopes that are an object', { ...good, scopes: { a: 1 } }, 'scopes is invalid'],
    ['a level between', { ...good, access_level: 25 }, 'access_level does not have a valid value'],
    ['no level', { ...good, access_level: 0 }, 'access_level does not have a valid value'],
    ['the level of admins', { ...good, access_level: 60 }, 'access_level does not have a valid value'],
    ['a level in words', { ...good, access_level: 'maintainer' }, 'access_level is invalid'],
    ['a date that is none', { ...good, expires_at: 'tomorrow' }, 'expires_at is invalid'],
    ['a day that does not exist', { ...good, expires_at: '2099-02-30' }, 'expires_at is invalid'],
    ['a name that is a list', { ...good, name: ['n'] }, 'name is invalid'],
    ['a blank name', { ...good, name: '' }, 'name is empty'],
    ['no scope at all', { ...good, scopes: [] }, 'scopes is empty'],
  ])('%s', async (_, json, problem) => {
    const project = await newProject();
    expect(await admin('POST', project.accessTokens, { json })).toEqual(invalid(problem));
    expect(await admin('GET', project.accessTokens)).toEqual({ status: 200, json: [] });
  });

  it.each([
    ['today', 0],
    ['yesterday', -1],
    ['long ago', -9000],
  ])('an expiry %s', async (_, ahead) => {
    const project = await newProject();
    const json = { ...good, expires_at: day(ahead) };
    expect(await admin('POST', project.accessTokens, { json })).toEqual(
      refused("400 Bad request - Expires at can't be in the past"),
    );
    expect(await admin('GET', project.accessTokens)).toEqual({ status: 200, json: [] });
  });

  it('but a blank expiry means never', async () => {
    const project = await newProject();
    const answer = await admin('POST', project.accessTokens, { json: { ...good, expires_at: '' } });
    expect(answer).toMatchObject({ status: 201, json: { expires_at: null } });
  });
});

describe('only the admin makes tokens', () => {
  const json = { name: 'n', scopes: ['api'], access_level: 10 };

  it.each([40, 50])('level %i is told so', async (access_level) => {
    const project = await newProject();
    const member = await memberOf(project, { access_level });
    const sentence = '400 Bad request - User does not have permission to create project access token';
    expect(await member('POST', project.accessTokens, { json })).toEqual(refused(sentence));
  });

  it.each([10, 15, 20, 30])('level %i is not even listened to', async (access_level) => {
    const project = await newProject();
    const member = await memberOf(project, { access_level });
    expect(await member('POST', project.accessTokens, { json })).toEqual(UNAUTHORIZED);
    expect(await member('POST', project.accessTokens)).toEqual(UNAUTHORIZED);
  });

  it('other projects stay unknown', async () => {
    const [project, other] = [await newProject(), await newProject()];
    const owner = await memberOf(other, { access_level: 50 });
    const answer = await owner('POST', project.accessTokens, { json });
    expect(answer).toEqual(NO_PROJECT);
    expect(answer).not.toEqual(FORBIDDEN);
  });

  it('and not in a project that does not exist', async () => {
    expect(await admin('POST', placesOf(9_000_000_000).accessTokens, { json })).toEqual(NO_PROJECT);
  });
});

it('no two tokens share a secret or an id', async () => {
  const project = await newProject();
  const tokens = await Promise.all(Array.from({ length: 10 }, () => newToken(project)));
  expect(new Set(tokens.map(({ token }) => token)).size).toBe(10);
  expect(new Set(tokens.map(({ id }) => id)).size).toBe(10);
  for (const { token } of tokens) expect(await as(token)('GET', project.at)).toMatchObject({ status: 200 });
});
