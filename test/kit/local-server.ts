import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Synthesis, engine and tables, on a machine that has other things to do. */
const PATIENCE_MS = 60_000;

export interface LocalServer {
  /** As `ready on …` says. */
  base: string;
  /** As SIGTERM does. */
  stop: () => Promise<void>;
  /** As `kill -9` does. */
  kill: () => Promise<void>;
}

/**
 * `npm start` in a process of its own, on a free port.
 * @param environment on top of ours, `GLET_DATA_DIR` among it.
 */
export async function startLocalServer(environment: Record<string, string>): Promise<LocalServer> {
  const child = spawn(process.execPath, ['local/main.ts'], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    child.kill(signal);
    await ended;
  }

  const ready = new Promise<string>((resolve) => {
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      said.push(`${line}\n`);
      const base = /^ready on (\S+)$/.exec(line)?.[1];
      if (base === undefined) return;
      // From now on it says a line for each request.
      lines.close();
      child.stdout.resume();
      resolve(base);
    });
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const base = await Promise.race([ready, ended.then(() => null)]);
  clearTimeout(timer);
  if (base === null) throw new Error(`the local server did not get ready:\n${said.join('')}`);
  return { base, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
