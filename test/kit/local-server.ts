import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** For programs of Node that tests start: to compile what they load is half of what a command takes. */
export const COMPILED = { NODE_COMPILE_CACHE: `${ROOT}.local/compile-cache` };
/** Synthesis, engine and tables, on a machine that has other things to do. */
const PATIENCE_MS = 60_000;

/** `npm start` as a process of its own. */
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
 * Starts what `npm start` starts, on a free port.
 * @param environment on top of ours, `GLET_DATA_DIR` among it.
 * @param root another copy of the project.
 */
export function spawnRunner(environment: NodeJS.ProcessEnv, args: string[] = [], root = ROOT): Runner {
  const child = spawn(process.execPath, ['local/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...COMPILED, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let isReady = false;
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const base = isReady ? undefined : /^ready on (\S+)$/m.exec(output)?.[1];
        if (base === undefined) return;
        isReady = true;
        resolve(base);
      });
    }
    void ended.then(() => reject(new Error(`the local runner ended:\n${output}`)));
  });
  // Not everybody waits for it.
  ready.catch(() => undefined);
  return { pid: child.pid!, output: () => output, ready, ended, kill: (signal) => void child.kill(signal) };
}

export interface LocalServer {
  /** As `ready on …` says. */
  base: string;
  pid: number;
  /** As SIGTERM does. */
  stop: () => Promise<void>;
  /** As `kill -9` does. */
  kill: () => Promise<void>;
}

/**
 * Starts a runner and waits until it is ready.
 * @param root another copy of the project.
 * @throws Error with what it said when it does not get ready in a minute.
 */
export async function startLocalServer(environment: Record<string, string>, root = ROOT): Promise<LocalServer> {
  const runner = spawnRunner(environment, [], root);
  const tooLate = setTimeout(() => runner.kill('SIGKILL'), PATIENCE_MS);
  const base = await runner.ready.finally(() => clearTimeout(tooLate));
  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    runner.kill(signal);
    await runner.ended;
  }
  return { base, pid: runner.pid, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
