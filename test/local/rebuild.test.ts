import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withBundles } from '../../local/rebuild.ts';
import { temporaryDirectory, writeFiles } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';

describe('functions that are given new bundles', () => {
  it('have those that are named after their sources', () => {
    const directory = temporaryDirectory();
    const files = ['gitlab/projects/get', 'stream/purge'];
    writeFiles(directory, Object.fromEntries(files.map((file) => [`${file}/index.mjs`, ''])));
    const functions = files.map((label, index) => functionOf(`F${index}`, '', { label }));
    expect(withBundles(functions, directory)).toEqual(
      functions.map((one) => ({ ...one, assetDirectory: join(directory, one.label) })),
    );
  });

  it('must not keep an old one unnoticed', () => {
    const functions = [
      functionOf('Shell', '', { label: 'pages/shell' }),
      functionOf('Asset', '', { label: 'pages/a' }),
    ];
    expect(() => withBundles(functions, temporaryDirectory())).toThrow(
      'There is no new bundle of Shell (functions/pages/shell.ts), Asset (functions/pages/a.ts).',
    );
  });
});
