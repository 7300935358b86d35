import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Runner {
  pid: number;
  /** All that it has written so far. */
  output: () => string;
  /** Resolves with the base URL once it says that it is ready; rejects with its output when it ends before. */
  ready: Promise<string>;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  kill: (signal: NodeJS.Signals) => void;
}

/**
 * `npm start` as a process of its own, which goes with the test.
 * @param root another copy of the project.
 */
export function startRunner(environment: NodeJS.ProcessEnv, args: string[] = [], root = ROOT): Runner {
  const child = spawn(process.execPath, ['local/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const base = /^ready on (\S+)$/m.exec(output)?.[1];
        if (base !== undefined) resolve(base);
      });
    }
    void ended.then(() => reject(new Error(output)));
  });
  // Not every test waits for it.
  ready.catch(() => undefined);
  return { pid: child.pid!, output: () => output, ready, ended, kill: (signal) => void child.kill(signal) };
}
