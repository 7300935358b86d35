import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { watchTree } from '../../local/watch-tree.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';

/** What was told since the last look. */
function watching(root: string): () => string[] {
  let told: string[] = [];
  onTestFinished(
    watchTree(root, (file) => {
      told.push(file);
    }),
  );
  return () => {
    const files = [...new Set(told)];
    told = [];
    return files;
  };
}

/** As `sed -i`, vim and others save: a new file takes the name of the old one. */
function saveByRenaming(file: string): void {
  writeFileSync(`${file}~`, String(Math.random()));
  renameSync(`${file}~`, file);
}

it('hears of a file each time it is saved, also by renaming a new one over it', async () => {
  const root = temporaryDirectory();
  mkdirSync(join(root, 'a/b'), { recursive: true });
  writeFileSync(join(root, 'a/b/file.ts'), '');
  const told = watching(root);
  for (let save = 0; save < 3; save++) {
    saveByRenaming(join(root, 'a/b/file.ts'));
    await expect.poll(told).toContain('a/b/file.ts');
  }
  writeFileSync(join(root, 'a/b/file.ts'), 'in place');
  await expect.poll(told).toContain('a/b/file.ts');
});

it('hears of files in a folder that is new, and survives one that goes', async () => {
  const root = temporaryDirectory();
  const told = watching(root);
  mkdirSync(join(root, 'new'));
  await expect.poll(told).toContain('new');
  writeFileSync(join(root, 'new/file.ts'), '');
  await expect.poll(told).toContain('new/file.ts');
  rmSync(join(root, 'new'), { recursive: true });
  await expect.poll(told).toContain('new');
  writeFileSync(join(root, 'other.ts'), '');
  await expect.poll(told).toContain('other.ts');
});
