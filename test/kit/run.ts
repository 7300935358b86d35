import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { COMPILED, ROOT } from './local-server.ts';

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** More than any of them takes on a busy machine. */
const PATIENCE_MS = 60_000;

/**
 * Runs a program in a directory, by default the project's, to its end, and kills it when that does not come.
 * @param variables its environment, with `PATH` and `HOME` of ours unless they are among these.
 */
export async function run(
  program: string,
  args: string[],
  variables: Readonly<Record<string, string>> = {},
  directory: string | URL = ROOT,
): Promise<Ended> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(program, args, {
    cwd: directory,
    env: { PATH, HOME, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
  });
  const status = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { status: await status, stdout, stderr };
}

/** Runs Node, the one that runs the tests. */
export function runNode(args: string[], variables?: Readonly<Record<string, string>>): Promise<Ended> {
  return run(process.execPath, args, { ...COMPILED, ...variables });
}
