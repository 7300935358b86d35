import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, NO_PROJECT, NO_RECORD } from '../../../kit/answers.ts';
import { clientKeysOf, memberOf, newClientKey, newProject, placesOf, type Project } from '../../../kit/projects.ts';
import { admin, type Call } from '../../../kit/request.ts';

let project: Project;

beforeAll(async () => {
  project = await newProject();
});

it('a key is switched off and on again', async () => {
  const key = await newClientKey(project);
  const at = `${project.clientKeys}/${key.id}`;
  const off = { ...key, active: false };
  expect(await admin('PUT', at, { json: { active: false } })).toEqual({
    status: 200,
    json: { ...off, rate_limit: null },
  });
  expect(await clientKeysOf(project)).toContainEqual(off);
  expect(await admin('PUT', at, { json: { active: true } })).toEqual({
    status: 200,
    json: { ...key, rate_limit: null },
  });
  expect(await clientKeysOf(project)).toContainEqual(key);
});

it('a key is given a limit, which is shown from then on, and loses it again', async () => {
  const key = await newClientKey(project);
  const at = `${project.clientKeys}/${key.id}`;
  const limited = { ...key, rate_limit: { count: 5, window: 60 } };
  const answer = await admin('PUT', at, { json: { rate_limit: { count: 5, window: 60 } } });
  expect(answer).toEqual({ status: 200, json: limited });
  expect(answer.text).toBe(JSON.stringify(limited));
  expect(await clientKeysOf(project)).toContainEqual(limited);
  // What is not said stays.
  expect(await admin('PUT', at, { json: { active: false } })).toEqual({
    status: 200,
    json: { ...limited, active: false },
  });
  expect(await admin('PUT', at, { json: { active: true, rate_limit: null } })).toEqual({
    status: 200,
    json: { ...key, rate_limit: null },
  });
  expect(await clientKeysOf(project)).toContainEqual(key);
});

it.each([null, ''])('active %j leaves it as it is', async (active) => {
  const key = await newClientKey(project);
  const answer = await admin('PUT', `${project.clientKeys}/${key.id}`, { json: { active } });
  expect(answer).toEqual({ status: 200, json: { ...key, rate_limit: null } });
});

it('a maintainer may do it', async () => {
  const key = await newClientKey(project);
  const maintainer = await memberOf(project);
  const answer = await maintainer('PUT', `${project.clientKeys}/${key.id}`, { query: { active: 'f' } });
  expect(answer).toEqual({ status: 200, json: { ...key, active: false, rate_limit: null } });
});

describe('a limit may come in any way that parameters come', () => {
  const wish: [string, string][] = [
    ['rate_limit[count]', '7'],
    ['rate_limit[window]', '30'],
  ];
  it.each<[string, Call]>([
    ['query', { query: wish }],
    ['JSON', { json: { rate_limit: { count: '7', window: 30 } } }],
    ['form', { form: wish }],
    ['multipart', { multipart: wish }],
  ])('%s', async (_, call) => {
    const key = await newClientKey(project);
    const answer = await admin('PUT', `${project.clientKeys}/${key.id}`, call);
    expect(answer).toEqual({ status: 200, json: { ...key, rate_limit: { count: 7, window: 30 } } });
  });
});

describe('what means nothing is refused, and changes nothing', () => {
  const INVALID = invalid('rate_limit is invalid');
  it.each<[string, Call, unknown]>([
    ['nothing', {}, invalid('active, rate_limit are missing, at least one parameter must be provided')],
    ['a maybe', { json: { active: 'maybe' } }, invalid('active is invalid')],
    ['a number as limit', { json: { rate_limit: 5 } }, INVALID],
    ['a list as limit', { json: { rate_limit: [5, 60] } }, INVALID],
    ['half a limit', { json: { rate_limit: { count: 5 } } }, INVALID],
    ['the other half', { json: { rate_limit: { window: 60 } } }, INVALID],
    ['none at all', { json: { rate_limit: { count: 0, window: 60 } } }, INVALID],
    ['less than none', { json: { rate_limit: { count: -1, window: 60 } } }, INVALID],
    ['no window', { json: { rate_limit: { count: 5, window: 0 } } }, INVALID],
    ['half an event', { json: { rate_limit: { count: 0.5, window: 60 } } }, INVALID],
    ['a word', { json: { rate_limit: { count: 'many', window: 60 } } }, INVALID],
    ['null as count', { json: { rate_limit: { count: null, window: 60 } } }, INVALID],
    ['more than can be counted', { json: { rate_limit: { count: 1e300, window: 60 } } }, INVALID],
    ['a list as count', { json: { rate_limit: { count: [5], window: 60 } } }, INVALID],
  ])('%s', async (_, call, expected) => {
    const key = await newClientKey(project);
    expect(await admin('PUT', `${project.clientKeys}/${key.id}`, call)).toEqual(expected);
    expect(await clientKeysOf(project)).toContainEqual(key);
  });
});

it('the key itself cannot be chosen', async () => {
  const key = await newClientKey(project);
  const json = { active: true, public_key: 'glet_mine', id: 1 };
  const answer = await admin('PUT', `${project.clientKeys}/${key.id}`, { json });
  expect(answer).toEqual({ status: 200, json: { ...key, rate_limit: null } });
});

it('there is no key with that number, in this project or at all', async () => {
  const other = await newProject();
  const key = await newClientKey(other);
  const call = { json: { active: false } };
  for (const id of [key.id, 2147483648, 0, 'abc', '-1'])
    expect(await admin('PUT', `${project.clientKeys}/${id}`, call)).toEqual(NO_RECORD);
  expect(await admin('PUT', `${placesOf(9_000_000_000).clientKeys}/1`, call)).toEqual(NO_PROJECT);
  expect(await clientKeysOf(other)).toEqual([key]);
});

it('a deleted key cannot be switched on', async () => {
  const key = await newClientKey(project);
  await admin('DELETE', `${project.clientKeys}/${key.id}`);
  expect(await admin('PUT', `${project.clientKeys}/${key.id}`, { json: { active: true } })).toEqual(NO_RECORD);
});
