import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProject, type ProjectRequest } from '../../../shared/domain/new-project.ts';
import { fullPath } from '../../../shared/domain/project.ts';
import { anyText } from '../../kit/any-text.ts';

const NAME_RULE = 'not-a-name';
const PATH_RULE = 'not-a-path';
const NAMESPACE_RULE = 'not-group-names';
const TOO_LONG = 'too-long';
const BLANK = 'blank';

const create = (request: ProjectRequest) => newProject(request, 'tenant', new Date('2024-05-06T07:08:09.123Z'));

/** The code of each field's problem. */
function problemsOf(request: ProjectRequest): Record<string, string> {
  const made = create(request);
  return Object.fromEntries('problems' in made ? made.problems.map(({ field, code }) => [field, code]) : []);
}

function draft(fields: object): object {
  return {
    draft: {
      namespace: 'tenant',
      description: null,
      created_at: '2024-05-06T07:08:09.123Z',
      attributes: {},
      ...fields,
    },
  };
}

describe('a new project', () => {
  it.each<[ProjectRequest, object]>([
    [{ name: 'My App' }, { name: 'My App', path: 'my-app' }],
    [{ path: 'My-App' }, { name: 'My-App', path: 'My-App' }],
    [
      { name: 'Shop', path: 'web' },
      { name: 'Shop', path: 'web' },
    ],
    [
      { name: '', path: 'web' },
      { name: 'web', path: 'web' },
    ],
    [
      { name: 'Shop', path: '' },
      { name: 'Shop', path: 'shop' },
    ],
    [{ name: '  Shop  ' }, { name: 'Shop', path: 'shop' }],
    [{ name: 'Müller + Söhne' }, { name: 'Müller + Söhne', path: 'muller-sohne' }],
    [{ name: 'Ｗｉｄｅ' }, { name: 'Ｗｉｄｅ', path: 'wide' }],
    [
      { name: '项目', path: 'xiangmu' },
      { name: '项目', path: 'xiangmu' },
    ],
    [{ name: '🚀 Launch' }, { name: '🚀 Launch', path: 'launch' }],
    [
      { name: '👩‍💻 desk', path: 'd' },
      { name: '👩‍💻 desk', path: 'd' },
    ],
    [{ name: '1.2 (beta)' }, { name: '1.2 (beta)', path: '1.2-beta' }],
    [{ name: '_x_' }, { name: '_x_', path: '_x_' }],
  ])('%j is %j', (request, made) => {
    expect(create(request)).toEqual(draft(made));
  });

  it('lies where the caller says, with the description given', () => {
    expect(create({ path: 'app', namespace_path: 'Group/sub', description: 'Text', visibility: 'private' })).toEqual(
      draft({ name: 'app', path: 'app', namespace: 'Group/sub', description: 'Text' }),
    );
  });

  it('is found under its group and path', () => {
    expect(fullPath({ namespace: 'Group/sub', path: 'App' })).toBe('Group/sub/App');
  });

  it.each<[ProjectRequest, Record<string, string>]>([
    [{}, { name: BLANK, path: BLANK }],
    [{ name: '   ' }, { name: BLANK, path: BLANK }],
    [
      { name: null, path: null },
      { name: BLANK, path: BLANK },
    ],
    [{ name: '项目' }, { path: BLANK }],
    [{ name: '-x', path: 'x' }, { name: NAME_RULE }],
    [{ name: 'a/b', path: 'x' }, { name: NAME_RULE }],
    [{ name: 'a\nb', path: 'x' }, { name: NAME_RULE }],
    [{ name: '<b>', path: 'x' }, { name: NAME_RULE }],
    [{ name: 'a'.repeat(256), path: 'x' }, { name: TOO_LONG }],
    [{ name: 'x', path: 'a'.repeat(256) }, { path: TOO_LONG }],
    [{ name: 'x', path: '-x' }, { path: PATH_RULE }],
    [{ name: 'x', path: 'a/b' }, { path: PATH_RULE }],
    [{ name: 'x', path: 'a b' }, { path: PATH_RULE }],
    [{ name: 'x', path: 'ä' }, { path: PATH_RULE }],
    [{ name: 'x', path: '.' }, { path: PATH_RULE }],
    [{ name: 'x', path: '..' }, { path: PATH_RULE }],
    [{ name: 'x', path: 'a.' }, { path: PATH_RULE }],
    [{ name: 'x', path: 'a.git' }, { path: PATH_RULE }],
    [{ name: 'x', path: 'a.atom' }, { path: PATH_RULE }],
    [{ name: 'x', path: 'a\n' }, { path: PATH_RULE }],
    [{ path: 'x', namespace_path: '/g' }, { namespace_path: NAMESPACE_RULE }],
    [{ path: 'x', namespace_path: 'g/' }, { namespace_path: NAMESPACE_RULE }],
    [{ path: 'x', namespace_path: 'g//h' }, { namespace_path: NAMESPACE_RULE }],
    [{ path: 'x', namespace_path: 'g/../h' }, { namespace_path: NAMESPACE_RULE }],
    [{ path: 'x', namespace_path: 'a'.repeat(256) }, { namespace_path: TOO_LONG }],
    [{ path: 'x', visibility: 'public' }, { visibility: 'not-private' }],
    [
      { name: '-', path: '-', namespace_path: '-', visibility: 'internal' },
      {
        name: NAME_RULE,
        path: PATH_RULE,
        namespace_path: NAMESPACE_RULE,
        visibility: 'not-private',
      },
    ],
  ])('%.60j is refused by field', (request, problems) => {
    expect(problemsOf(request)).toEqual(problems);
  });

  it('is made or refused, never an exception, and its path can always be put into an address', () => {
    const text = fc.option(anyText);
    fc.assert(
      fc.property(fc.record({ name: text, path: text, namespace_path: text }), (request) => {
        const made = create(request);
        expect('problems' in made ? 'g/p' : fullPath(made.draft)).toMatch(/^[\w.-]+(\/[\w.-]+)+$/);
      }),
    );
  });

  it('a name of a million characters is refused at once', () => {
    const name = `a${'.'.repeat(1_000_000)}a`;
    expect(problemsOf({ name })).toMatchObject({ name: TOO_LONG });
  }, 1_000);
});
