import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../../shared/store/table/store.ts';

export const credentials = { accessKeyId: 'ASIAROLE', secretAccessKey: 'role secret', sessionToken: 'session' };

export interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}
export type Reply = { status: number; body: string } | 'hang up';

/** A service of AWS that gives these answers, the last one for ever, and whom a function asks. */
export async function answeringService(
  ...replies: Reply[]
): Promise<{ store: Store; endpoint: string; asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat((await request.toArray()) as Buffer[]).toString();
    const { method, url, headers } = request;
    const reply = replies[Math.min(asked.push({ method: method!, url: url!, headers, body }), replies.length) - 1]!;
    if (reply === 'hang up') request.socket.destroy();
    else response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.body);
  }
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const store = openStore({ table: 'none' }, { region: 'eu-central-1', credentials });
  onTestFinished(() => {
    store.db.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { store, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
