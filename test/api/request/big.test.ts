import { beforeAll, describe, expect, it } from 'vitest';
import { clientKeysOf, newProject, unique, type Project } from '../../kit/projects.ts';
import { admin, type Call } from '../../kit/request.ts';
import { SENTRY } from '../../kit/sentry.ts';

let project: Project;
const MEGABYTE = 1_000_000;
const JSON_TYPE = { 'content-type': 'application/json' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

beforeAll(async () => {
  project = await newProject();
});

describe('more than can be kept is refused, not a fault', () => {
  it.each<[string, string, () => string, Call]>([
    ['a description', 'POST', () => '/v4/projects', { json: { path: unique(), description: 'd'.repeat(MEGABYTE) } }],
    ['a name', 'POST', () => '/v4/projects', { json: { path: unique(), name: 'n'.repeat(MEGABYTE) } }],
    ['a path', 'POST', () => '/v4/projects', { json: { path: 'p'.repeat(MEGABYTE) } }],
    [
      'a namespace',
      'POST',
      () => '/v4/projects',
      { json: { path: unique(), namespace_path: 'n/'.repeat(20_000) + 'n' } },
    ],
    ["a Sentry's token", 'PUT', () => project.settings, { json: { ...SENTRY, token: 't'.repeat(MEGABYTE) } }],
    [
      "a Sentry's address",
      'PUT',
      () => project.settings,
      { json: { ...SENTRY, api_url: 'https://a.example/'.padEnd(MEGABYTE, 'p') } },
    ],
    [
      "a Sentry project's name",
      'PUT',
      () => project.settings,
      { json: { ...SENTRY, project_name: 'n'.repeat(MEGABYTE) } },
    ],
    [
      "an access token's name",
      'POST',
      () => project.accessTokens,
      { json: { name: 'n'.repeat(MEGABYTE), scopes: ['api'] } },
    ],
    [
      "an access token's description",
      'POST',
      () => project.accessTokens,
      { json: { name: 'n', scopes: ['api'], description: 'd'.repeat(MEGABYTE) } },
    ],
  ])('%s of a megabyte', async (_, method, path, call) => {
    expect(await admin(method, path(), call)).toEqual({ status: 400, json: expect.any(Object) });
  });
});

describe('more than anybody means is taken calmly', () => {
  it.each<[string, Call]>([
    ['an array in an array, and so on', { headers: JSON_TYPE, body: '['.repeat(50_000) + ']'.repeat(50_000) }],
    [
      'an object in an object, and so on',
      { headers: JSON_TYPE, body: '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000) },
    ],
    ['a form with a parameter in a parameter, and so on', { headers: FORM, body: `x${'[a]'.repeat(20_000)}=1` }],
    [
      'a form with a hundred thousand parameters',
      { headers: FORM, body: Array.from({ length: 100_000 }, (_, i) => `x${i}=1`).join('&') },
    ],
    ['a form with a list of as many', { headers: FORM, body: 'x[]=1&'.repeat(100_000) }],
    ['a query with two hundred parameters', { query: 'x[]=1&y=2&'.repeat(100) }],
    [
      'keys that JavaScript knows',
      {
        headers: JSON_TYPE,
        body: '{"__proto__":{"active":true},"constructor":1,"toString":2}',
      },
    ],
    ['the same in a form', { headers: FORM, body: '__proto__[a]=1&constructor[prototype][b]=2&toString=3' }],
  ])('%s', async (_, call) => {
    const { status, json } = await admin('POST', project.clientKeys, call);
    expect([201, 400]).toContain(status);
    expect(json).toEqual(expect.any(Object));
  });

  it('and nothing of it reaches another request', async () => {
    const fresh = await newProject();
    expect(await admin('PATCH', fresh.settings)).toMatchObject({ status: 400 });
    const call = { headers: JSON_TYPE, body: '{"__proto__":{"active":true}}' };
    expect(await admin('PATCH', fresh.settings, call)).toMatchObject({ status: 400 });
    expect(await clientKeysOf(fresh)).toEqual([]);
  });
});
