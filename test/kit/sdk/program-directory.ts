import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from '../local-server.ts';
import { run, type Ended } from '../run.ts';

/** A directory with the packages of this project, as if what a snippet installs had just been installed; until the test ends. */
export async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'glet-snippet-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await symlink(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
  return directory;
}

/** Runs what a snippet says for the terminal, with the Node that runs the tests. */
export const inShell = (directory: string, command: string): Promise<Ended> =>
  run('sh', ['-c', `cd '${directory}' && ${command}`], {
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
  });
