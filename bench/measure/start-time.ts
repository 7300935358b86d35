import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lowerQuartile } from '../../test/kit/statistics.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY = /^ready on /m;
const PATIENCE_MS = 60_000;

/**
 * Seconds from `npm start` to `ready on …`, data directory and file cache being warm.
 * @throws Error with what the runner said when it does not come up.
 */
export async function measureStart(starts: number): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'glet-bench-start-'));
  try {
    await startOnce(directory);
    const samples: number[] = [];
    for (let start = 0; start < starts; start++) samples.push(await startOnce(directory));
    return lowerQuartile(samples) / 1000;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function startOnce(directory: string): Promise<number> {
  const started = performance.now();
  const env = { ...process.env, PORT: '0', GLET_DATA_DIR: directory };
  // A process group of its own: npm does not always pass a signal on.
  const server = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const stop = (): boolean => process.kill(-server.pid!, 'SIGTERM');
  return new Promise((resolve, reject) => {
    let [said, complaint, ms] = ['', '', null as number | null];
    const tooLate = setTimeout(stop, PATIENCE_MS);
    server.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (ms !== null || !READY.test(said)) return;
      ms = performance.now() - started;
      stop();
    });
    server.on('close', () => {
      clearTimeout(tooLate);
      if (ms === null) reject(new Error(`npm start did not come up: ${complaint || said}`));
      else resolve(ms);
    });
  });
}
