import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionsOf, withBundles } from '../../local/rebuild.ts';
import { temporaryDirectory, writeFiles } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';

describe('functions that are given new bundles', () => {
  it('have those that are named after their sources', () => {
    const directory = temporaryDirectory();
    const files = ['gitlab/projects/get', 'projects/purge'];
    writeFiles(directory, Object.fromEntries(files.map((file) => [`${file}/index.mjs`, ''])));
    const functions = files.map((label, index) => functionOf(`F${index}`, '', { label }));
    expect(withBundles(functions, directory)).toEqual(
      functions.map((one) => ({ ...one, assetDirectory: join(directory, one.label) })),
    );
  });

  it('keep what they have if nothing that they are made of changed', () => {
    const directory = temporaryDirectory();
    writeFiles(directory, { 'projects/purge/index.mjs': '' });
    const functions = ['gitlab/projects/get', 'projects/purge'].map((label, index) =>
      functionOf(`F${index}`, '', { label }),
    );
    const [get, purge] = functions;
    expect(withBundles(functions, directory, ['projects/purge'])).toEqual([
      get,
      { ...purge, assetDirectory: join(directory, 'projects/purge') },
    ]);
  });

  it('must not keep an old one unnoticed', () => {
    const functions = [functionOf('Page', '', { label: 'pages/get' }), functionOf('Asset', '', { label: 'pages/a' })];
    expect(() => withBundles(functions, temporaryDirectory())).toThrow(
      'There is no new bundle of Page (functions/pages/get.ts), Asset (functions/pages/a.ts).',
    );
  });
});

describe('what has to be bundled again', () => {
  const functions = ['gitlab/projects/get', 'pages/get'].map((label) => ({ label }));

  it.each([
    ['a function alone', ['functions/gitlab/projects/get.ts'], ['gitlab/projects/get']],
    ['the function of the pages', ['pages/style.css', 'pages/home/home-page.tsx'], ['pages/get']],
    ['both', ['pages/style.css', 'functions/gitlab/projects/get.ts'], ['pages/get', 'gitlab/projects/get']],
    ['everything, for what is shared', ['functions/gitlab/projects/get.ts', 'shared/domain/ids.ts'], null],
    ['everything, for a function that is new', ['functions/gitlab/projects/new.ts'], null],
  ])('is %s', (_, changed, labels) => {
    expect(functionsOf(changed, functions)).toEqual(labels);
  });
});
