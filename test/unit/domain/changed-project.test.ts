import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PROJECT_TOPICS } from '../../../shared/domain/limits.ts';
import { changedProject, newProject, type ProjectFields } from '../../../shared/domain/new-project.ts';
import type { Project } from '../../../shared/domain/project.ts';
import { anyText } from '../../kit/any-text.ts';

const PROJECT: Project = {
  id: 5,
  name: 'Shop',
  path: 'shop',
  namespace: 'group',
  group: { id: 3, parent_id: null },
  description: 'Text',
  created_at: '2024-01-01T00:00:00.000Z',
  attributes: { squash_option: 'never' },
};
const NOW = new Date('2024-05-06T07:08:09.123Z');
const change = (request: ProjectFields) => changedProject(PROJECT, request, NOW);

function problemsOf(request: ProjectFields): Record<string, string> {
  const made = change(request);
  return Object.fromEntries('problems' in made ? made.problems.map(({ field, code }) => [field, code]) : []);
}

describe('a changed project', () => {
  it.each<[ProjectFields, object]>([
    [{}, {}],
    [{ name: ' Web shop ' }, { name: 'Web shop' }],
    [{ path: 'Web' }, { path: 'Web' }],
    [{ description: null }, { description: null }],
    [{ description: '' }, { description: '' }],
    [{ visibility: 'private', import_url: '' }, {}],
    [{ merge_method: 'ff' }, { attributes: { squash_option: 'never', merge_method: 'ff' } }],
    [{ squash_option: 'always' }, { attributes: { squash_option: 'always' } }],
  ])('%j leaves all else as it is', (request, changed) => {
    expect(change(request)).toEqual({ project: { ...PROJECT, updated_at: '2024-05-06T07:08:09.123Z', ...changed } });
  });

  it.each<[ProjectFields, Record<string, string>]>([
    [{ name: '' }, { name: 'blank' }],
    [{ name: null }, { name: 'blank' }],
    [{ path: '' }, { path: 'blank' }],
    [{ path: null }, { path: 'blank' }],
    [{ path: 'a/b' }, { path: 'not-a-path' }],
    [{ path: 'x.git' }, { path: 'not-a-path' }],
    [
      { name: '<b>', path: '-' },
      { name: 'not-a-name', path: 'not-a-path' },
    ],
    [{ name: 'a'.repeat(256) }, { name: 'too-long' }],
    [{ visibility: 'public' }, { visibility: 'not-private' }],
    [{ import_url: 'https://user:hunter2@example.com/x.git' }, { import_url: 'not-imported' }],
    [{ topics: Array.from({ length: MAX_PROJECT_TOPICS + 1 }, String) }, { topics: 'too-many' }],
    [{ tag_list: ['a'.repeat(256)] }, { topics: 'too-long' }],
  ])('%.60j is refused by field', (request, problems) => {
    expect(problemsOf(request)).toEqual(problems);
  });

  it('is made or refused, never an exception, and its path can always be put into an address', () => {
    const text = fc.option(anyText);
    fc.assert(
      fc.property(fc.record({ name: text, path: text }), (request) => {
        const made = change(request);
        expect('problems' in made ? 'p' : made.project.path).toMatch(/^[\w.-]+$/);
      }),
    );
  });
});

describe('a new project', () => {
  it('has the attributes that it was sent with', () => {
    expect(newProject({ path: 'x', lfs_enabled: false, tag_list: null }, 'tenant', NOW)).toMatchObject({
      draft: { attributes: { lfs_enabled: false, topics: [] } },
    });
  });

  it('lies in 21 groups at most', () => {
    const groups = (count: number) =>
      newProject({ path: 'x', namespace_path: Array(count).fill('g').join('/') }, 't', NOW);
    expect(groups(21)).toHaveProperty('draft');
    expect(groups(22)).toEqual({ problems: [{ field: 'namespace_path', code: 'too-deep' }] });
  });
});
