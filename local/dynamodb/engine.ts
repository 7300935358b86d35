import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createDynamodbClient } from './client.ts';
import { findEngine } from './engine-command.ts';
import { indexStream } from './stream-index.ts';

export interface Engine {
  /** Such as `http://127.0.0.1:40123`. */
  endpoint: string;
  /** Rejects with a sentence if the engine ends before it is told to. */
  lost: Promise<never>;
  stop: () => Promise<void>;
}

export interface EngineOptions {
  /** Where the embedded engine keeps the tables, one file. */
  file: string;
  /** A DynamoDB to use instead; `null` or not given: the embedded engine. */
  endpoint?: string | null;
}

/**
 * The engine runs beside a shell that waits for the end of its input. Our end of that pipe closes with us, even by
 * `kill -9`, and the shell then takes the engine down: it never outlives us. The engine acknowledges a write after it has
 * synchronized its log (SQLite, WAL, synchronous=FULL), so being killed costs nothing.
 */
const WATCHED = '"$@" </dev/null & engine=$!; exec >&- 2>&-; read _; kill -9 $engine; wait';
const PATIENCE_MS = 10_000;

/** @throws Error with a sentence when there is no engine, or it does not come up. */
export async function startEngine({ file, endpoint = null }: EngineOptions): Promise<Engine> {
  return endpoint === null ? startEmbedded(file, findEngine()) : useExisting(endpoint);
}

/** Somebody else's: looked at, and left running. */
async function useExisting(endpoint: string): Promise<Engine> {
  try {
    await createDynamodbClient(endpoint)('ListTables', {});
  } catch (error) {
    throw new Error(`No DynamoDB answers at ${endpoint}: ${String((error as Error).cause ?? error)}`, { cause: error });
  }
  return { endpoint, lost: new Promise(() => undefined), stop: async () => undefined };
}

async function startEmbedded(file: string, command: string): Promise<Engine> {
  const port = await freePort();
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file];
  // A process group of its own: Ctrl-C in the terminal is ours to pass on, after requests in flight are answered.
  const child = spawn('sh', ['-c', WATCHED, 'sh', command, ...args], { detached: true });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));

  let stopping = false;
  // The shell has closed its copies, so these end when the engine does.
  const ended = once(child.stdout, 'close');
  const exited = once(child, 'exit');
  const lost = new Promise<never>((_, reject) => {
    void ended.then(() => {
      if (!stopping) reject(new Error(`The database engine ended. It said: ${said.join('').trim()}`));
    });
  });
  // Known to whoever awaits it; a process does not end for it by itself.
  lost.catch(() => undefined);

  async function stop(): Promise<void> {
    stopping = true;
    child.stdin.end();
    await Promise.all([ended, exited]);
  }

  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([healthy(endpoint), lost]);
    indexStream(file);
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
