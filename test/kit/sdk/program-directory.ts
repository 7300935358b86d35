import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from '../local-server.ts';
import { run, type Ended } from '../run.ts';

/** A directory with the packages of this project, as if what a snippet installs had just been installed; until the test ends. */
export async function newDirectory(): Promise<string> {
  const { directory, remove } = await keptDirectory();
  onTestFinished(remove);
  return directory;
}

/** Such a directory for several tests, until it is removed. */
export async function keptDirectory(): Promise<{ directory: string; remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'glet-snippet-'));
  await symlink(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
  return { directory, remove: () => rm(directory, { recursive: true }) };
}

/** Runs what a snippet says for the terminal, with the Node that runs the tests. */
export const inShell = (
  directory: string,
  command: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> => {
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  return run('sh', ['-c', command], { PATH, ...variables }, directory);
};
