import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answering, echo, serving } from '../kit/local/gateway.ts';

/** Sends bytes as they are and reads until the server hangs up. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.end(Buffer.from(bytes, 'latin1'));
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  await once(socket, 'close');
  return answer;
}

describe('the gateway', () => {
  it.each([
    [7 * 1024 * 1024, 413],
    [11 * 1024 * 1024, 413],
    [4 * 1024 * 1024, 200],
  ])('answers a body of %i bytes with %i', async (bytes, status) => {
    const { baseUrl } = await serving(answering({ status: 'ok', payload: { statusCode: 200 } }));
    const response = await fetch(`${baseUrl}/projects`, { method: 'POST', body: Buffer.alloc(bytes) });
    expect(response.status).toBe(status);
  });

  it.each([
    ['GET /api/projects/% HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', '200'],
    ['GET /api/projects/%ff%fe?%=%&=& HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', '200'],
    ['GET http://other/api/projects/1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', '200'],
    ['GET //api//projects//1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', '404'],
    ['GET // HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', '403'],
    ['GET /api/projects/\xff HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', '400'],
    ['OPTIONS * HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n', '400'],
    ['GET /api/projects/__proto__?__proto__=1 HTTP/1.1\r\nHost: h\r\n__proto__: x\r\nConnection: close\r\n\r\n', '200'],
    ['nonsense\r\n\r\n', '400'],
  ])('survives %j with %s', async (bytes, status) => {
    const { port, baseUrl } = await serving(echo);
    expect(await raw(port, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect((await fetch(`${baseUrl}/projects/1`)).status).toBe(200);
  });

  it('survives a client that goes away', async () => {
    const { port, baseUrl } = await serving(echo);
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /api/projects HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\npart');
    await once(socket, 'connect');
    socket.resetAndDestroy();
    expect((await fetch(`${baseUrl}/projects/1`)).status).toBe(200);
  });
});
