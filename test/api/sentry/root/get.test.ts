import { expect, it } from 'vitest';
import { newProject, newToken } from '../../../kit/projects.ts';
import { admin, anonymous, as } from '../../../kit/request.ts';
import { INVALID_TOKEN, NO_CREDENTIALS } from '../../../kit/sentry-api.ts';
import { target } from '../../../kit/target.ts';

const READS = ['org:read', 'project:read', 'team:read', 'event:read'];
const CHANGES = ['event:write', 'event:admin', 'project:releases', 'org:ci'];

it.each(['/0', '/0/'])('%s says what an admin token may do', async (path) => {
  const scopes = [...READS, ...CHANGES, 'project:write', 'project:admin'];
  expect(await admin('GET', path)).toEqual({ status: 200, json: { version: '0', auth: { scopes }, user: null } });
});

it.each([
  [10, ['api'], []],
  [20, ['api'], READS],
  [30, ['read_api'], READS],
  [30, ['api'], [...READS, ...CHANGES]],
])('level %i with %j may %j', async (access_level, scopes, expected) => {
  const { token } = await newToken(await newProject(), { access_level, scopes });
  expect(await as(token)('GET', '/0/')).toMatchObject({ json: { auth: { scopes: expected } } });
});

it('takes a token as a bearer, and nowhere else', async () => {
  expect(await anonymous('GET', '/0/')).toEqual(NO_CREDENTIALS);
  expect(await anonymous('GET', '/0/', { token: target.adminToken })).toEqual(NO_CREDENTIALS);
  expect(await anonymous('GET', '/0/', { query: { access_token: target.adminToken } })).toEqual(NO_CREDENTIALS);
  expect(await as('glpat-unknown')('GET', '/0/')).toEqual(INVALID_TOKEN);
});

it('is no API for scripts of other origins', async () => {
  const { headers } = await admin('GET', '/0/', { headers: { origin: 'https://app.example' } });
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
});
