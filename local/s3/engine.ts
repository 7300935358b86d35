import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bucket } from '../assembly/types.ts';
import type { OtherS3 } from '../options.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { signingHeaders } from './signature.ts';

/** Where the objects are: the embedded engine, or somebody else's S3. */
export interface Engine {
  /** @throws Error with a sentence when the engine does not come up, or of the network. */
  ask: (request: EngineRequest) => Promise<EngineAnswer>;
  stop: () => Promise<void>;
}

export interface EngineRequest {
  method: string;
  /** `/bucket/key`, percent-encoded. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Buffer;
}

export interface EngineAnswer {
  status: number;
  headers: Headers;
  body: Buffer;
}

export interface EngineOptions {
  /** Where the embedded engine keeps objects. */
  directory: string;
  other: OtherS3 | null;
  buckets: readonly Bucket[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * The embedded engine is loaded with the first request, because that takes longer than all the rest of a warm start. It is
 * asked for one thing at a time of each object: it writes into the file that others read meanwhile, in pieces, where S3 shows
 * an object whole, as it was before or after
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html#ConsistencyModel).
 */
export function createEngine({ directory, other, buckets }: EngineOptions): Engine {
  let started: Promise<Started> | null = null;
  const queue = oneAtATime();
  const start = (): Promise<Started> =>
    other === null ? startEmbedded(directory, buckets) : useExisting(other, buckets);
  return {
    async ask(request) {
      started ??= start();
      // What did not come up is tried again with the next request.
      started.catch(() => (started = null));
      const { identity } = await started;
      return queue(request.path, () => send(identity, request));
    },
    async stop() {
      await (await started)?.stop();
    },
  };
}

interface Started {
  identity: OtherS3;
  stop: () => Promise<void>;
}

interface S3rver {
  run: () => Promise<{ port: number }>;
  close: () => Promise<void>;
  httpServer: { closeAllConnections: () => void };
}

/**
 * @20minutes/s3rver in this process, on this machine's own address alone. It is to look at no signature: ours are right, and
 * it computes some of them wrongly (the creation of a bucket, lists).
 */
async function startEmbedded(directory: string, buckets: readonly Bucket[]): Promise<Started> {
  // @ts-expect-error TS7016: it has no types
  const { default: Engine } = (await import('@20minutes/s3rver')) as { default: new (options: object) => S3rver };
  await mkdir(directory, { recursive: true });
  const engine = new Engine({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    allowMismatchedSignatures: true,
    configureBuckets: buckets.map(({ name }) => ({ name })),
  });
  const { port } = await engine.run();
  const sweep = (): void => {
    for (const bucket of buckets) removeExpired(directory, bucket, Date.now());
  };
  sweep();
  const timer = setInterval(sweep, HOUR_MS).unref();
  return {
    // The one identity that it knows.
    identity: {
      endpoint: `http://127.0.0.1:${port}`,
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      region: 'us-east-1',
    },
    async stop() {
      clearInterval(timer);
      const closed = engine.close();
      engine.httpServer.closeAllConnections();
      await closed;
    },
  };
}

/** Does what a bucket's lifecycle says, by the age of the engine's files. It has a folder for each bucket. */
export function removeExpired(directory: string, { name, expirations }: Bucket, nowMs: number): void {
  for (const entry of readdirSync(join(directory, name), { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const key = file.slice(join(directory, name).length + 1).replaceAll('\\', '/');
    const days = expirations.filter(({ prefix }) => key.startsWith(prefix)).map((one) => one.days);
    if (entry.isFile() && nowMs - statSync(file).mtimeMs > Math.min(...days) * DAY_MS) rmSync(file, { force: true });
  }
}

/** Somebody else's: its buckets are made where they are missing, and it is left running. */
async function useExisting(other: OtherS3, buckets: readonly Bucket[]): Promise<Started> {
  for (const { name } of buckets) {
    const { status, body } = await send(other, { method: 'PUT', path: `/${name}` });
    // 409: it is there.
    if (status !== 200 && status !== 409)
      throw new Error(`The S3 at ${other.endpoint} does not make the bucket ${name}: ${status} ${body.toString()}`);
  }
  return { identity: other, stop: async () => undefined };
}

async function send(identity: OtherS3, request: EngineRequest): Promise<EngineAnswer> {
  const { method, path, headers = {}, body = Buffer.alloc(0) } = request;
  const { host } = new URL(identity.endpoint);
  const { host: _, ...signing } = signingHeaders({ method, path, host, body }, identity, new Date());
  const response = await fetch(identity.endpoint + path, {
    method,
    headers: { ...headers, ...signing },
    ...(method === 'PUT' && { body: new Uint8Array(body) }),
  });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
}
