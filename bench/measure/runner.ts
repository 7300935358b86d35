import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY = /^ready on (\S+)$/m;
const PATIENCE_MS = 60_000;

export interface Runner {
  base: string;
  stop: () => Promise<void>;
}

/** What `npm start` starts, on a free port. @throws Error with what it said when it does not come up. */
export async function startRunner(dataDirectory: string, environment: Record<string, string>): Promise<Runner> {
  const env = { ...process.env, PORT: '0', GLET_DATA_DIR: dataDirectory, ...environment };
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'];
  const server = spawn(process.execPath, ['local/main.ts'], { cwd: ROOT, env, stdio });
  const ended = once(server, 'exit');
  let said = '';
  server.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const base = await new Promise<string | null>((resolve) => {
    const tooLate = setTimeout(() => server.kill('SIGKILL'), PATIENCE_MS);
    void ended.then(() => resolve(null));
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = READY.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(tooLate);
      // From now on it says a line for each request.
      server.stdout.off('data', listen).resume();
      resolve(found);
    };
    server.stdout.on('data', listen);
  });
  if (base === null) throw new Error(`the local runner did not come up: ${said}`);
  return {
    base,
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
