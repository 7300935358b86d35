import { beforeAll, describe, expect, it } from 'vitest';
import { FORBIDDEN, MALFORMED_PATH, NO_PROJECT, NO_ROUTE, UNAUTHORIZED } from '../../kit/answers.ts';
import { enable, memberOf, newProject, placesOf, unique, type Project } from '../../kit/projects.ts';
import { admin, as } from '../../kit/request.ts';
import { INTEGRATED_SHOWN } from '../../kit/sentry.ts';
import { target } from '../../kit/target.ts';

let project: Project;
const SHOWN = { status: 200, json: INTEGRATED_SHOWN };
const settingsOf = (id: string | number) => admin('GET', placesOf(id).settings);

beforeAll(async () => {
  project = await newProject({ path: unique('Mixed.Case'), namespace_path: 'Mixed/sub' });
  await enable(project);
});

describe('a project is found', () => {
  it.each<[string, (project: Project) => string]>([
    ['by its number', ({ id }) => `${id}`],
    ['by its number with zeros in front', ({ id }) => `00${id}`],
    ['by its number, escaped', ({ id }) => `%3${String(id)[0]}${String(id).slice(1)}`],
    ['by its full path', ({ fullPath }) => encodeURIComponent(fullPath)],
    ['by its full path with %2f in lower case', ({ fullPath }) => fullPath.replaceAll('/', '%2f')],
    [
      'by its full path with dots escaped, as Go does',
      ({ fullPath }) => encodeURIComponent(fullPath).replace('.', '%2E'),
    ],
    ['by its full path in capitals', ({ fullPath }) => encodeURIComponent(fullPath.toUpperCase())],
    ['by its full path in small letters', ({ fullPath }) => encodeURIComponent(fullPath.toLowerCase())],
    [
      'by its full path with every letter escaped',
      ({ fullPath }) => [...Buffer.from(fullPath)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    ],
  ])('%s', async (_, written) => {
    expect(await settingsOf(written(project))).toEqual(SHOWN);
  });

  it('by a path that looks like a number', async () => {
    const path = String(Math.floor(Math.random() * 1e15));
    const numeric = await newProject({ path, namespace_path: 'group' });
    expect(await admin('GET', `/v4/projects/group%2F${path}`)).toMatchObject({ json: { id: numeric.id } });
    expect(await admin('GET', `/v4/projects/${path}`)).toEqual(NO_PROJECT);
  });

  it('as the path says, whatever query and body say', async () => {
    const other = await newProject();
    expect(await admin('GET', project.settings, { query: { id: other.id } })).toEqual(SHOWN);
    const call = { query: { id: other.id }, json: { active: true, id: other.id } };
    expect(await admin('PATCH', project.settings, call)).toEqual(SHOWN);
    expect(await admin('PATCH', project.settings, { form: { active: 'true', id: `${other.id}` } })).toEqual(SHOWN);
    expect(await settingsOf(other.id)).toMatchObject({ status: 404 });
  });
});

describe('a project is not found', () => {
  it.each<[string, (project: Project) => string]>([
    ['that does not exist, by number', () => '9000000000'],
    ['that does not exist, by path', () => 'group%2Fnothing'],
    ['number 0', () => '0'],
    ['with a negative number', ({ id }) => `-${id}`],
    ['beyond 2^53', () => '9007199254740992'],
    ['just beyond 2^53', () => '9007199254740993'],
    ['beyond 2^64', () => '18446744073709551617'],
    ['with a number of 400 digits', () => '9'.repeat(400)],
    ['with a number in floating point', () => '1e3'],
    ['with a fraction', ({ id }) => `${id}.0`],
    ['with a hexadecimal number', ({ id }) => `0x${id.toString(16)}`],
    ['with a number and more', ({ id }) => `${id}abc`],
    ['with a space in front', ({ id }) => `%20${id}`],
    ['with other digits', () => encodeURIComponent('٧')],
    ['by its last segment alone', ({ fullPath }) => fullPath.split('/').at(-1)!],
    ['by part of its path', ({ fullPath }) => encodeURIComponent(fullPath.split('/').slice(1).join('/'))],
    ['by a path escaped twice', ({ fullPath }) => encodeURIComponent(encodeURIComponent(fullPath))],
    ['by a path with a slash in front', ({ fullPath }) => encodeURIComponent(`/${fullPath}`)],
    ['by a path with .git', ({ fullPath }) => encodeURIComponent(`${fullPath}.git`)],
    ['by letters of the whole world', () => encodeURIComponent('групп/ü🔑')],
    ['with a # in it', () => 'a%23b%2Fc'],
    ['by two dots', () => '%2E%2E%2Fadmin'],
  ])('%s', async (_, written) => {
    expect(await settingsOf(written(project))).toEqual(NO_PROJECT);
    expect(await admin('GET', placesOf(written(project)).at)).toEqual(NO_PROJECT);
  });

  it('by those who are no members, by number or path', async () => {
    const stranger = await memberOf(await newProject(), { access_level: 50 });
    expect(await stranger('GET', project.settings)).toEqual(NO_PROJECT);
    expect(await stranger('GET', placesOf(encodeURIComponent(project.fullPath)).settings)).toEqual(NO_PROJECT);
  });
});

describe('a path that is none', () => {
  it.each([
    '%',
    '%2',
    '%zz',
    '%%',
    'a%2',
    '%00',
    '5%00',
    'group%2F%00',
    '%FF',
    '%C3',
    '%C3%28',
    '%ED%A0%80',
    '%F5%80%80%80',
    '%C0%AF',
  ])('%s is refused, not a fault', async (id) => {
    expect(await settingsOf(id)).toEqual(MALFORMED_PATH);
    expect(await admin('GET', `/v4/projects/${id}`)).toEqual(MALFORMED_PATH);
    expect(await admin('DELETE', `${project.clientKeys}/${id}`)).toEqual(MALFORMED_PATH);
    expect(await admin('GET', `${project.accessTokens}/${id}`)).toEqual(MALFORMED_PATH);
  });

  it('of nine kilobytes is refused, not a fault', async () => {
    for (const id of ['9'.repeat(9_000), `g%2F${'p'.repeat(9_000)}`, '%2F'.repeat(3_000)]) {
      const { status, json } = await settingsOf(id);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(json).toEqual(expect.any(Object));
    }
  });

  it('with a slash left as it is, leads nowhere', async () => {
    expect(await admin('GET', placesOf(project.fullPath).settings)).toEqual(NO_ROUTE);
    expect(await admin('GET', `/v4/projects/${project.fullPath}`)).toEqual(NO_ROUTE);
  });
});

describe('who may touch error tracking', () => {
  it.each([
    [10, FORBIDDEN],
    [15, FORBIDDEN],
    [20, FORBIDDEN],
    [30, FORBIDDEN],
    [40, SHOWN],
    [50, SHOWN],
  ])('level %i', async (access_level, expected) => {
    const member = await memberOf(project, { access_level });
    expect(await member('GET', project.settings)).toEqual(expected);
  });

  it('the admin may, and nobody without a token', async () => {
    expect(await as(target.adminToken)('GET', project.settings)).toEqual(SHOWN);
    expect(await as('')('GET', project.settings)).toEqual(UNAUTHORIZED);
  });
});
