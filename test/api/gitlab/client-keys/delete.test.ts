import { describe, expect, it } from 'vitest';
import { NO_PROJECT, NO_RECORD, NO_ROUTE } from '../../../kit/answers.ts';
import { clientKeysOf, memberOf, newClientKey, newProject, placesOf } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('the deleted key is shown once more and then gone', async () => {
  const project = await newProject();
  const [doomed, kept] = [await newClientKey(project), await newClientKey(project)];
  const answer = await admin('DELETE', `${project.clientKeys}/${doomed.id}`);
  expect(answer.status).toBe(200);
  expect(answer.text).toBe(JSON.stringify(doomed));
  expect(await clientKeysOf(project)).toEqual([kept]);
  expect(await admin('DELETE', `${project.clientKeys}/${doomed.id}`)).toEqual(NO_RECORD);
});

it('a maintainer may delete keys', async () => {
  const project = await newProject();
  const key = await newClientKey(project);
  const maintainer = await memberOf(project);
  expect(await maintainer('DELETE', `${project.clientKeys}/${key.id}`)).toEqual({ status: 200, json: key });
});

describe('the id is read as Rails reads a number', () => {
  it.each([
    ['7abc', (id: number) => `${id}abc`],
    ['07', (id: number) => `0${id}`],
    ['007', (id: number) => `00${id}`],
    [' 7', (id: number) => `%20${id}`],
    ['7.9', (id: number) => `${id}.9`],
    ['7.json', (id: number) => `${id}.json`],
    ['7-8', (id: number) => `${id}-8`],
    ['7/ with a slash at the end', (id: number) => `${id}/`],
  ])('%s is key 7', async (_, written) => {
    const project = await newProject();
    const key = await newClientKey(project);
    expect(await admin('DELETE', `${project.clientKeys}/${written(key.id)}`)).toEqual({ status: 200, json: key });
    expect(await clientKeysOf(project)).toEqual([]);
  });

  it.each([
    'abc',
    '0',
    '-1',
    '.5',
    '%20',
    'x7',
    'null',
    'glet_0',
    '2147483648',
    '9007199254740991',
    '9007199254740992',
    '9007199254740993',
    '18446744073709551617',
    '1'.repeat(400),
    '1e9',
    '%C3%BC',
    '%F0%9F%94%91',
    'a%2Fb',
  ])('%s is no key', async (id) => {
    const project = await newProject();
    const key = await newClientKey(project);
    expect(await admin('DELETE', `${project.clientKeys}/${id}`)).toEqual(NO_RECORD);
    expect(await clientKeysOf(project)).toEqual([key]);
  });

  it('a number with the sign turned round is no key', async () => {
    const project = await newProject();
    const key = await newClientKey(project);
    expect(await admin('DELETE', `${project.clientKeys}/-${key.id}`)).toEqual(NO_RECORD);
  });
});

it('an id of ten thousand digits is refused, not a fault', async () => {
  const project = await newProject();
  const { status, json } = await admin('DELETE', `${project.clientKeys}/${'9'.repeat(10_000)}`);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(json).toEqual(expect.any(Object));
});

it("another project's key is out of reach and stays", async () => {
  const [project, other] = [await newProject(), await newProject()];
  const key = await newClientKey(other);
  expect(await admin('DELETE', `${project.clientKeys}/${key.id}`)).toEqual(NO_RECORD);
  expect(await clientKeysOf(other)).toEqual([key]);
});

it("a foreign project's key is hidden from a maintainer of another", async () => {
  const [project, other] = [await newProject(), await newProject()];
  const key = await newClientKey(other);
  const maintainer = await memberOf(project);
  expect(await maintainer('DELETE', `${other.clientKeys}/${key.id}`)).toEqual(NO_PROJECT);
  expect(await maintainer('DELETE', `${project.clientKeys}/${key.id}`)).toEqual(NO_RECORD);
  expect(await clientKeysOf(other)).toEqual([key]);
});

it('there is no deleting all keys at once, and no reading of one', async () => {
  const project = await newProject();
  const key = await newClientKey(project);
  expect(await admin('DELETE', project.clientKeys)).toEqual(NO_ROUTE);
  expect(await admin('DELETE', `${project.clientKeys}/`)).toEqual(NO_ROUTE);
  expect(await admin('GET', `${project.clientKeys}/${key.id}`)).toEqual(NO_ROUTE);
  expect(await clientKeysOf(project)).toEqual([key]);
});

it('there is no key in a project that does not exist', async () => {
  expect(await admin('DELETE', `${placesOf(9_000_000_000).clientKeys}/1`)).toEqual(NO_PROJECT);
});
