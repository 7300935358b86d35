import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { findEngine } from './engine-command.ts';

export interface Engine {
  /** Such as `http://127.0.0.1:40123`. */
  endpoint: string;
  /** Resolves with a sentence if the engine ends before it is told to. */
  lost: Promise<string>;
  stop: () => Promise<void>;
}

export interface EngineOptions {
  /** Where the tables are kept, one file. */
  file: string;
  /** Not given: found. */
  command?: string;
}

/**
 * The engine runs beside a shell that waits for the end of its input. Our end of that pipe closes with us, even by
 * `kill -9`, and the shell then takes the engine down: it never outlives us. The engine acknowledges a write after it has
 * synchronized its log (SQLite, WAL, synchronous=FULL), so being killed costs nothing.
 */
const WATCHED = '"$@" </dev/null & engine=$!; exec >&- 2>&-; read _; kill -9 $engine';
const PATIENCE_MS = 10_000;

/** @throws Error with what the engine said when it does not come up. */
export async function startEngine({ file, command = findEngine() }: EngineOptions): Promise<Engine> {
  const port = await freePort();
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file];
  // A process group of its own: Ctrl-C in the terminal is ours to pass on, after requests in flight are answered.
  const child = spawn('sh', ['-c', WATCHED, 'sh', command, ...args], { detached: true });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));

  let stopping = false;
  // The shell has closed its copies, so these end when the engine does.
  const ended = once(child.stdout, 'close');
  const lost = new Promise<string>((resolve) => {
    void ended.then(() => {
      if (!stopping) resolve(`The database engine ended: ${said.join('').trim() || 'it said nothing'}`);
    });
  });

  async function stop(): Promise<void> {
    stopping = true;
    try {
      // The whole group: shell and engine.
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // Both are gone already.
    }
    await ended;
  }

  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([healthy(endpoint), lost.then((problem) => Promise.reject(new Error(problem)))]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, lost, stop };
}

async function healthy(endpoint: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    try {
      if ((await fetch(endpoint)).ok) return;
    } catch {
      await wait(10);
    }
  }
  throw new Error(`The database engine did not answer within ${PATIENCE_MS / 1000} s.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
