import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { FORBIDDEN, INSUFFICIENT_SCOPE, NO_ROUTE, REVOKED, UNAUTHORIZED, unsupportedType } from '../../kit/answers.ts';
import { challengeOf } from '../../kit/challenge.ts';
import { newProject, newToken, type IssuedToken, type Project } from '../../kit/projects.ts';
import { admin, anonymous, as, request, type Call } from '../../kit/request.ts';
import { target } from '../../kit/target.ts';

let project: Project;
let maintainer: IssuedToken;
let guest: IssuedToken;
const UNKNOWN = 'glpat-nobody-has-this-token-00000000';
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

beforeAll(async () => {
  project = await newProject();
  [maintainer, guest] = await Promise.all([newToken(project), newToken(project, { access_level: 10 })]);
});

const ask = (call: Call) => request('GET', project.clientKeys, call);
const create = (call: Call) => request('POST', project.clientKeys, call);

describe('a token is believed', () => {
  it.each<[string, (token: string) => Call]>([
    ['in the PRIVATE-TOKEN header', (token) => ({ headers: { 'PRIVATE-TOKEN': token } })],
    ['in the private-token header', (token) => ({ headers: { 'private-token': token } })],
    ['as private_token in the query', (token) => ({ query: { private_token: token } })],
    ['as a Bearer', (token) => ({ headers: { Authorization: `Bearer ${token}` } })],
    ['as a bearer, in lower case', (token) => ({ headers: { authorization: `bearer ${token}` } })],
    ['as a BEARER, in upper case', (token) => ({ headers: { authorization: `BEARER ${token}` } })],
    ['as access_token in the query', (token) => ({ query: { access_token: token } })],
    ['as bearer_token in the query', (token) => ({ query: { bearer_token: token } })],
  ])('%s', async (_, carry) => {
    expect(await ask(carry(maintainer.token))).toMatchObject({ status: 200 });
    expect(await ask(carry(target.adminToken))).toMatchObject({ status: 200 });
    expect(await ask(carry(UNKNOWN))).toEqual(UNAUTHORIZED);
  });

  it.each(['private_token', 'access_token', 'bearer_token'])('as %s in a form or multipart body', async (name) => {
    expect(await create({ form: { [name]: maintainer.token } })).toMatchObject({ status: 201 });
    expect(await create({ multipart: { [name]: maintainer.token } })).toMatchObject({ status: 201 });
    expect(await create({ form: { [name]: UNKNOWN } })).toEqual(UNAUTHORIZED);
  });
});

describe('nobody is', () => {
  it.each<[string, Call]>([
    ['who shows nothing', {}],
    ['who shows a blank token', { token: '' }],
    ['who shows a blank parameter', { query: { private_token: '' } }],
    ['with a token nobody has', { token: UNKNOWN }],
    ['with a token of one letter', { token: 'x' }],
    ['with a token of 5000 letters', { token: 'x'.repeat(5000) }],
    ['with a job token', { headers: { 'job-token': target.adminToken } }],
    ['with a job_token parameter', { query: { job_token: target.adminToken } }],
    ['with a deploy token', { headers: { 'deploy-token': target.adminToken } }],
    ['with Basic authentication', { headers: { authorization: `Basic ${btoa(`x:${target.adminToken}`)}` } }],
    ['with another scheme', { headers: { authorization: `Token ${target.adminToken}` } }],
    ['with a bare Authorization', { headers: { authorization: target.adminToken } }],
    ['with a session', { headers: { cookie: `_gitlab_session=${target.adminToken}` } }],
    ['with a list of tokens', { query: `private_token[]=${target.adminToken}` }],
  ])('%s', async (_, call) => {
    const answer = await ask(call);
    expect(answer).toEqual(UNAUTHORIZED);
    expect(answer.headers).not.toHaveProperty('www-authenticate');
    expect(answer.headers['content-type']).toBe('application/json');
  });

  it('the digest that stands for a token is no token', async () => {
    const digest = createHash('sha256').update(maintainer.token).digest('hex');
    expect(await ask({ token: digest })).toEqual(UNAUTHORIZED);
  });

  it('a token is told from one in other letters', async () => {
    expect(await ask({ token: maintainer.token.toUpperCase() })).toEqual(UNAUTHORIZED);
    expect(await ask({ token: `${maintainer.token}x` })).toEqual(UNAUTHORIZED);
    expect(await ask({ token: maintainer.token.slice(0, -1) })).toEqual(UNAUTHORIZED);
  });
});

describe('of several tokens', () => {
  it.each<[string, (good: string) => Call, number]>([
    ['a wrong parameter beats a right header', (good) => ({ query: { private_token: UNKNOWN }, token: good }), 401],
    ['a right parameter beats a wrong header', (good) => ({ query: { private_token: good }, token: UNKNOWN }), 200],
    ['a blank parameter is skipped', (good) => ({ query: { private_token: '' }, token: good }), 200],
    ['a blank header is skipped', (good) => ({ headers: { 'private-token': '', ...bearer(good) } }), 200],
    ['a wrong PRIVATE-TOKEN beats a right Bearer', (good) => ({ token: UNKNOWN, headers: bearer(good) }), 401],
    ['a right PRIVATE-TOKEN beats a wrong Bearer', (good) => ({ token: good, headers: bearer(UNKNOWN) }), 200],
    ['access_token comes after PRIVATE-TOKEN', (good) => ({ token: good, query: { access_token: UNKNOWN } }), 200],
    [
      'access_token comes before bearer_token',
      (good) => ({ query: { access_token: good, bearer_token: UNKNOWN } }),
      200,
    ],
    [
      'a wrong access_token is not made good',
      (good) => ({ query: { access_token: UNKNOWN, bearer_token: good } }),
      401,
    ],
    ['Bearer comes before bearer_token', (good) => ({ headers: bearer(good), query: { bearer_token: UNKNOWN } }), 200],
    ['a wrong Bearer is not made good', (good) => ({ headers: bearer(UNKNOWN), query: { bearer_token: good } }), 401],
  ])('%s', async (_, call, status) => {
    expect(await ask(call(maintainer.token))).toMatchObject({ status });
  });

  it('the one that counts is the one whose level counts', async () => {
    expect(await ask({ query: { private_token: guest.token }, token: maintainer.token })).toEqual(FORBIDDEN);
    expect(await ask({ query: { private_token: maintainer.token }, token: guest.token })).toMatchObject({
      status: 200,
    });
  });

  it.each<[string, () => Call]>([
    ['both right', () => ({ headers: bearer(maintainer.token), query: { access_token: maintainer.token } })],
    ['both wrong', () => ({ headers: bearer('x'), query: { access_token: 'y' } })],
    ['one in a form', () => ({ headers: bearer('x'), form: { access_token: 'y' } })],
    ['with a right PRIVATE-TOKEN', () => ({ token: maintainer.token, headers: bearer('x'), query: 'access_token=y' })],
    [
      'with a body nobody can read',
      () => ({ headers: { ...bearer('x'), 'content-type': 'text/xml' }, query: 'access_token=y', body: '<' }),
    ],
    ['with an unknown format', () => ({ headers: bearer('x'), query: 'access_token=y&format=xml' })],
  ])('a Bearer and an access_token exclude each other: %s', async (_, call) => {
    expect(await create(call())).toEqual({
      status: 400,
      json: {
        error: 'invalid_request',
        error_description: 'Both Authorization header and payload includes access token.',
      },
    });
  });
});

describe('a token that was good once', () => {
  it('explains that it was revoked, in the header too', async () => {
    const { id, token } = await newToken(project);
    await admin('DELETE', `${project.accessTokens}/${id}`);
    const answer = await as(token)('GET', project.clientKeys);
    expect(answer).toEqual(REVOKED);
    expect(challengeOf(answer.headers)).toBe(
      'Bearer realm="Protected by OAuth 2.0", error="invalid_token", error_description="Token was revoked. You have to re-authorize from the user."',
    );
    expect(answer.headers['content-type']).toBe('application/json');
  });
});

describe('a token that may only read', () => {
  it('reads, in GET and HEAD', async () => {
    const { token } = await newToken(project, { scopes: ['read_api'] });
    expect(await as(token)('GET', project.clientKeys)).toMatchObject({ status: 200 });
    expect(await as(token)('HEAD', project.clientKeys)).toMatchObject({ status: 200 });
  });

  it('changes nothing, and the refusal has no challenge', async () => {
    const { token } = await newToken(project, { scopes: ['read_api'], access_level: 50 });
    const answer = await as(token)('POST', project.clientKeys);
    expect(answer).toEqual(INSUFFICIENT_SCOPE);
    expect(answer.text).toBe(JSON.stringify(INSUFFICIENT_SCOPE.json));
    expect(answer.headers).not.toHaveProperty('www-authenticate');
    expect(answer.headers).not.toHaveProperty('x-amzn-remapped-www-authenticate');
  });

  it('is enough for nothing less when it has both scopes', async () => {
    const { token } = await newToken(project, { scopes: ['read_api', 'api'] });
    expect(await as(token)('POST', project.clientKeys)).toMatchObject({ status: 201 });
  });
});

describe('sudo', () => {
  const carriers: [string, Call][] = [
    ['header', { headers: { sudo: 'root' } }],
    ['parameter', { query: { sudo: 'root' } }],
  ];
  it.each(carriers)('as a %s is for admins, and there is nobody to become', async (_, call) => {
    const noUser = { status: 404, json: { message: "404 User with ID or username 'root' Not Found" } };
    expect(await as(maintainer.token)('GET', project.clientKeys, call)).toEqual({
      status: 403,
      json: { message: '403 Forbidden - Must be admin to use sudo' },
    });
    expect(await admin('GET', project.clientKeys, call)).toEqual(noUser);
    expect(await anonymous('GET', project.clientKeys, call)).toEqual(UNAUTHORIZED);
  });
});

it('there is nothing to see for nobody, not even a list of projects', async () => {
  expect(await anonymous('GET', '/v4/projects')).toEqual(UNAUTHORIZED);
  expect(await anonymous('GET', '/v4/projects/9000000000')).toEqual(UNAUTHORIZED);
  expect(await anonymous('GET', '/v4/nothing')).toEqual(NO_ROUTE);
  const headers = { 'content-type': 'text/plain' };
  expect(await anonymous('POST', '/v4/projects', { headers, body: 'x' })).toEqual(unsupportedType('text/plain'));
});
