import { beforeAll, describe, expect, it } from 'vitest';
import { invalid, NO_PROJECT, UNAUTHORIZED } from '../../../kit/answers.ts';
import { linksOf, pageOf } from '../../../kit/pages.ts';
import { memberOf, newProject, newToken, placesOf, type Project } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { FIELDS, shownToken } from '../../../kit/tokens.ts';

let project: Project;
let ids: { deploy: number; backup: number; revoked: number };
const list = (query: Record<string, string> = {}) => admin('GET', project.accessTokens, { query });
const idsOf = (answer: { json: unknown }): number[] => (answer.json as { id: number }[]).map(({ id }) => id);

beforeAll(async () => {
  project = await newProject();
  const make = async (name: string, access_level: number): Promise<number> =>
    (await newToken(project, { name, access_level })).id;
  ids = { deploy: await make('Deploy', 30), backup: await make('backup deploy', 20), revoked: await make('old', 40) };
  await admin('DELETE', `${project.accessTokens}/${ids.revoked}`);
});

it('a project without tokens has an empty list', async () => {
  const empty = await newProject();
  const answer = await admin('GET', empty.accessTokens);
  expect(answer).toEqual({ status: 200, json: [] });
  expect(pageOf(answer)).toEqual({ page: '1', perPage: '20', prev: '', next: '', total: '0', pages: '1' });
});

it('tokens come in ascending order of their ids, without secrets', async () => {
  const answer = await list();
  expect(answer).toEqual({
    status: 200,
    json: [
      shownToken(project, { id: ids.deploy, name: 'Deploy', scopes: ['api'], access_level: 30 }),
      shownToken(project, { id: ids.backup, name: 'backup deploy', scopes: ['api'], access_level: 20 }),
      shownToken(project, { id: ids.revoked, name: 'old', scopes: ['api'], revoked: true, active: false }),
    ],
  });
  for (const token of answer.json as object[]) expect(Object.keys(token)).toEqual(FIELDS);
});

describe('filters', () => {
  it.each<[Record<string, string>, (keyof typeof ids)[]]>([
    [{ state: 'active' }, ['deploy', 'backup']],
    [{ state: 'inactive' }, ['revoked']],
    [{ revoked: 'true' }, ['revoked']],
    [{ revoked: 'false' }, ['deploy', 'backup']],
    [{ search: 'DEPLOY' }, ['deploy', 'backup']],
    [{ search: 'backup' }, ['backup']],
    [{ search: 'nothing' }, []],
    [{ search: 'old', state: 'active' }, []],
    [{ search: '' }, ['deploy', 'backup', 'revoked']],
  ])('%j leaves %j', async (query, names) => {
    expect(idsOf(await list(query))).toEqual(names.map((name) => ids[name]));
  });

  it.each([
    [{ state: 'asleep' }, 'state does not have a valid value'],
    [{ revoked: 'maybe' }, 'revoked is invalid'],
    [{ per_page: '0' }, 'per_page has a value not allowed'],
    [{ page: 'x' }, 'page is invalid'],
    [{ page: '0' }, 'page does not have a valid value'],
  ])('%j is refused', async (query, problem) => {
    expect(await list(query as Record<string, string>)).toEqual(invalid(problem));
  });
});

it('pages can be followed', async () => {
  const first = await list({ per_page: '2' });
  expect(idsOf(first)).toEqual([ids.deploy, ids.backup]);
  expect(pageOf(first)).toEqual({ page: '1', perPage: '2', prev: '', next: '2', total: '3', pages: '2' });
  const { search } = linksOf(first.headers)['next']!;
  expect(idsOf(await admin('GET', project.accessTokens + search))).toEqual([ids.revoked]);
});

it('maintainers may look, members below may not', async () => {
  const own = await newProject();
  const maintainer = await memberOf(own, { scopes: ['read_api'] });
  expect(await maintainer('GET', own.accessTokens)).toMatchObject({ status: 200, json: [{ access_level: 40 }] });
  for (const access_level of [10, 15, 20, 30]) {
    const member = await memberOf(own, { access_level });
    expect(await member('GET', own.accessTokens)).toEqual(UNAUTHORIZED);
  }
});

it('a project that does not exist has no list', async () => {
  expect(await admin('GET', placesOf(9_000_000_000).accessTokens)).toEqual(NO_PROJECT);
});
