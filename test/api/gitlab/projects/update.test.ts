import { describe, expect, it } from 'vitest';
import { FORBIDDEN, INSUFFICIENT_SCOPE, invalid, NO_PROJECT, refused } from '../../../kit/answers.ts';
import { memberOf, newProject, placesOf, type Project } from '../../../kit/projects.ts';
import { admin, type Call } from '../../../kit/request.ts';

const shown = async ({ at }: Pick<Project, 'at'>) =>
  (await admin('GET', at)).json as Record<string, unknown> & { updated_at: string };

/** Changes the project, and says what is to come of it: the project as it was, and what was changed. */
async function change(project: Project, json: Record<string, unknown>, changed: object = json) {
  const before = await shown(project);
  const answer = await admin('PUT', project.at, { json });
  const dates = { updated_at: expect.any(String) as string, last_activity_at: expect.any(String) as string };
  expect(await shown(project)).toEqual(answer.json);
  return { answer, expected: { status: 200, json: { ...before, ...changed, ...dates } } };
}

describe('a change', () => {
  it('is answered with the whole project, and leaves what it does not name', async () => {
    const project = await newProject({ description: 'Cheese', squash_option: 'never', topics: ['a'] });
    const change1 = await change(project, { description: 'Bread' });
    expect(change1.answer).toEqual(change1.expected);
    const change2 = await change(project, { description: null });
    expect(change2.answer).toEqual(change2.expected);
    const change3 = await change(
      project,
      { topics: ['b', 'c'], lfs_enabled: false },
      { topics: ['b', 'c'], tag_list: ['b', 'c'], lfs_enabled: false },
    );
    expect(change3.answer).toEqual(change3.expected);
    const change4 = await change(project, {
      squash_option: 'always',
      ci_config_path: 'ci/all.yml',
      build_timeout: 7200,
    });
    expect(change4.answer).toEqual(change4.expected);
  });

  it.each(['query', 'json', 'form', 'multipart'] as const)('may come in %s', async (carrier) => {
    const project = await newProject();
    const answer = await admin('PUT', project.at, { [carrier]: { wiki_enabled: 'false' } });
    expect(answer).toMatchObject({ status: 200, json: { wiki_enabled: false, wiki_access_level: 'disabled' } });
  });

  it('of the name changes what is made of it', async () => {
    const project = await newProject({ namespace_path: 'group/sub' });
    const change5 = await change(
      project,
      { name: 'Web shop' },
      { name: 'Web shop', name_with_namespace: 'group / sub / Web shop' },
    );
    expect(change5.answer).toEqual(change5.expected);
  });

  it('ignores what nobody knows beside what is known', async () => {
    const project = await newProject();
    const change6 = await change(
      project,
      { description: 'x', namespace_id: 7, id: 7, no_such_thing: true },
      { description: 'x' },
    );
    expect(change6.answer).toEqual(change6.expected);
  });

  it('a blank switch, number or choice stays as it is', async () => {
    const project = await newProject({ lfs_enabled: false, build_timeout: 600, merge_method: 'ff' });
    const change7 = await change(project, { lfs_enabled: null, build_timeout: '', merge_method: null }, {});
    expect(change7.answer).toEqual(change7.expected);
  });
});

describe('refused, and nothing is changed', () => {
  it.each<[string, Call]>([
    ['nothing', {}],
    ['an empty object', { json: {} }],
    ['only what nobody knows', { json: { no_such_thing: 1, namespace_id: 7 } }],
    ['a list', { json: [1] }],
  ])('%s', async (_, call) => {
    const project = await newProject();
    const answer = await admin('PUT', project.at, call);
    expect(answer).toMatchObject({
      status: 400,
      json: {
        error: expect.stringMatching(
          /^name, path, description, .*, wiki_enabled are missing, at least one parameter must be provided$/,
        ),
      },
    });
  });

  it.each<[object, ReturnType<typeof invalid> | ReturnType<typeof refused>]>([
    [{ lfs_enabled: 'maybe' }, invalid('lfs_enabled is invalid')],
    [{ lfs_enabled: [true] }, invalid('lfs_enabled is invalid')],
    [{ build_timeout: 'x' }, invalid('build_timeout is invalid')],
    [{ build_timeout: -1 }, invalid('build_timeout does not have a valid value')],
    [{ build_timeout: 2 ** 31 }, invalid('build_timeout does not have a valid value')],
    [{ build_timeout: 599 }, refused({ build_timeout: ['needs to be between 10 minutes and 1 month'] })],
    [{ build_timeout: 99_999_999 }, refused({ build_timeout: ['needs to be between 10 minutes and 1 month'] })],
    [{ ci_default_git_depth: 1_001 }, invalid('ci_default_git_depth does not have a valid value')],
    [
      { merge_commit_template: 'x'.repeat(501) },
      invalid('merge_commit_template is too long (maximum is 500 characters)'),
    ],
    [{ merge_method: 'octopus' }, invalid('merge_method does not have a valid value')],
    [{ wiki_access_level: 'public' }, invalid('wiki_access_level does not have a valid value')],
    [{ name: { a: 1 }, path: ['x'] }, invalid('name is invalid, path is invalid')],
    [{ topics: [1] }, invalid('topics is invalid')],
    [{ visibility: 'secret' }, invalid('visibility does not have a valid value')],
    [{ description: 'x'.repeat(2001) }, invalid('description is too long (maximum is 2000 characters)')],
    [{ ci_config_path: 'x'.repeat(256) }, invalid('ci_config_path is too long (maximum is 255 characters)')],
    [{ issues_template: 'x'.repeat(4001) }, invalid('issues_template is too long (maximum is 4000 characters)')],
    [{ name: '' }, refused({ name: ["can't be blank"] })],
    [{ visibility: 'public' }, refused({ visibility_level: ['public is not available, every project is private'] })],
    [
      { import_url: 'https://example.com/x.git' },
      refused({ import_url: ['is not available, there are no repositories here'] }),
    ],
    [{ topics: Array.from({ length: 51 }, String) }, refused({ topics: ['are too many (maximum is 50)'] })],
    [{ topics: ['x'.repeat(256)] }, refused({ topics: ['is too long (maximum is 255 characters)'] })],
  ])('%.60j', async (wanted, refusal) => {
    const project = await newProject();
    const before = await shown(project);
    const json = { ...wanted, autoclose_referenced_issues: false };
    expect(await admin('PUT', project.at, { json })).toEqual(refusal);
    expect(await shown(project)).toEqual(before);
  });

  it.each(['-dash', 'a/b', 'x.git', '..', 'ä', ''])('the path %j', async (path) => {
    const project = await newProject();
    const answer = await admin('PUT', project.at, { json: { path } });
    expect(answer).toEqual({ status: 400, json: { message: { path: [expect.any(String)] } } });
  });
});

it('a maintainer may, a developer may not, and who may only read is told so first', async () => {
  const project = await newProject();
  const [maintainer, developer, reader, foreigner] = [
    await memberOf(project),
    await memberOf(project, { access_level: 30 }),
    await memberOf(project, { access_level: 50, scopes: ['read_api'] }),
    await memberOf(await newProject()),
  ];
  const json = { description: 'x' };
  expect(await maintainer('PUT', project.at, { json })).toMatchObject({ status: 200, json });
  expect(await developer('PUT', project.at, { json: {} })).toEqual(FORBIDDEN);
  expect(await reader('PUT', project.at, { json: {} })).toEqual(INSUFFICIENT_SCOPE);
  expect(await foreigner('PUT', project.at, { json: {} })).toEqual(NO_PROJECT);
  expect(await admin('PUT', placesOf(2 ** 52).at, { json })).toEqual(NO_PROJECT);
});
