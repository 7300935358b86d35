import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openObjects, type Objects } from '../../../shared/s3/objects.ts';
import { openStore } from '../../../shared/store/table/store.ts';

const credentials = { accessKeyId: 'ASIAROLE', secretAccessKey: 'role secret', sessionToken: 'session' };
const refusal = (status: number, code: string) => ({ status, body: `<Error><Code>${code}</Code></Error>` });
type Reply = { status: number; body: string } | 'hang up';

/** Objects of an S3 that gives these answers, the last one for ever, and what it was asked. */
async function answering(...replies: Reply[]): Promise<Objects & { asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await request.toArray();
    const reply = replies[Math.min(asked.push(request), replies.length) - 1]!;
    if (reply === 'hang up') request.socket.destroy();
    else response.writeHead(reply.status).end(reply.body);
  }
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store = openStore({ table: 'none' }, { region: 'eu-central-1', credentials });
  onTestFinished(() => {
    store.db.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { ...openObjects(store, { name: 'bucket', endpoint }), asked };
}

describe('a request for an object', () => {
  it('is signed for S3 with the hash of its body and its length, and says which session', async () => {
    const objects = await answering({ status: 200, body: '' });
    await objects.put('chunks/a/b', Buffer.from('hello'));
    expect(objects.asked).toHaveLength(1);
    const { method, url, headers } = objects.asked[0]!;
    expect([method, url]).toEqual(['PUT', '/bucket/chunks/a/b']);
    expect(headers).toMatchObject({
      'content-length': '5',
      'x-amz-content-sha256': '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
      'x-amz-security-token': 'session',
      authorization: expect.stringMatching(/Credential=ASIAROLE\/\d{8}\/eu-central-1\/s3\/aws4_request/),
    });
  });

  it('of a range names its last byte', async () => {
    const objects = await answering({ status: 206, body: 'ell' });
    expect(String(await objects.get('a', { start: 1, length: 3 }))).toBe('ell');
    expect(objects.asked[0]!.headers.range).toBe('bytes=1-3');
  });
});

describe('a failure', () => {
  it.each<[string, Reply[]]>([
    ['of the network', ['hang up']],
    ['of S3', [refusal(500, 'InternalError')]],
    ['of too many requests', [refusal(503, 'SlowDown'), refusal(429, 'TooManyRequests')]],
    ['of a body that was too slow', [refusal(400, 'RequestTimeout')]],
  ])('%s passes', async (_, replies) => {
    const objects = await answering(...replies, { status: 200, body: 'content' });
    expect(String(await objects.get('a'))).toBe('content');
    expect(objects.asked).toHaveLength(replies.length + 1);
  });

  it.each<[string, Reply, number, string]>([
    ['that stays', refusal(503, 'SlowDown'), 3, 'GET of the object a failed: 503 SlowDown'],
    ['of the network that stays', 'hang up', 3, 'GET of the object a failed: TimeoutError: socket hang up'],
    ['that is ours', refusal(403, 'AccessDenied'), 1, 'GET of the object a failed: 403 AccessDenied'],
    ['without words', { status: 302, body: 'elsewhere' }, 1, 'GET of the object a failed: 302'],
  ])('%s is told with status and code', async (_, reply, times, message) => {
    const objects = await answering(reply);
    await expect(objects.get('a')).rejects.toThrow(new Error(message));
    expect(objects.asked).toHaveLength(times);
  });
});
