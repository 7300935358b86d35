import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What was asked of S3. */
export interface ObjectCalls {
  puts: number;
  gets: number;
}

/** S3 and Lambda as far as functions call them, in this process's memory: to count what they are asked. */
export interface CountedServices {
  endpoint: string;
  /** What was asked since the last call of this. */
  taken: () => ObjectCalls;
  /** Bytes of all objects that are there, without chunks, which go by themselves. */
  kept: () => number;
  /** Orders that were given to other functions since the last call of this. */
  orders: () => object[];
  stop: () => Promise<void>;
}

/** Starts both at one address, under which objects are `/<bucket>/<key>` and functions are below the API's version. */
export async function startCountedServices(): Promise<CountedServices> {
  const objects = new Map<string, Buffer>();
  let counted = { puts: 0, gets: 0 };
  let orders: object[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname);
    const body = await buffer(request);
    if (path.includes('/functions/')) {
      orders.push(JSON.parse(body.toString()) as object);
      return void response.writeHead(202).end();
    }
    const key = path.split('/').slice(2).join('/');
    if (request.method === 'PUT') {
      counted.puts++;
      objects.set(key, body);
      return void response.writeHead(200).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    counted.gets++;
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const bytes = objects.get(key);
    if (bytes === undefined) return void response.writeHead(404).end();
    response.writeHead(start === undefined ? 200 : 206);
    response.end(start === undefined ? bytes : bytes.subarray(Number(start), Number(end) + 1));
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken() {
      const since = counted;
      counted = { puts: 0, gets: 0 };
      return since;
    },
    kept: () => [...objects].reduce((sum, [key, { length }]) => (key.startsWith('chunks/') ? sum : sum + length), 0),
    orders() {
      const since = orders;
      orders = [];
      return since;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
