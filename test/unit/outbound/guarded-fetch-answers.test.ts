import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamFailure } from '../../../shared/domain/refusals.ts';
import { guardedFetch } from '../../../shared/outbound/guarded-fetch.ts';
import type { Network } from '../../../shared/outbound/internet.ts';
import { startFakeSentry, type FakeSentry, type SentryAnswer } from '../../kit/fake-sentry.ts';
import { failureOf, get, here } from '../../kit/guarded-get.ts';

const TIMED_OUT = new UpstreamFailure({ code: 'timed-out' });
const BROKEN = new UpstreamFailure({ code: 'connection-broken' });

let sentry: FakeSentry;
beforeAll(async () => void (sentry = await startFakeSentry()));
afterAll(() => sentry.stop());

const answering = (answer: SentryAnswer): string => {
  sentry.answers({ 'GET /': answer, 'PUT /': answer });
  return `http://web.sentry.test:${sentry.port}/`;
};

describe('an answer that takes too long', () => {
  it.each<[string, SentryAnswer]>([
    ['to begin', () => {}],
    ['to end', (_, response) => void response.write('[')],
    [
      'though something always comes',
      (_, response) => {
        const timer = setInterval(() => response.write(' '), 10);
        response.on('close', () => clearInterval(timer));
      },
    ],
  ])('%s is not waited for', async (_what, answer) => {
    const started = performance.now();
    expect(await failureOf(get(answering(answer), here, 150))).toEqual(TIMED_OUT);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('a look-up that takes too long is not waited for', async () => {
    const network: Network = { ...here, resolve: async () => new Promise(() => {}) };
    expect(await failureOf(get('http://web.sentry.test/', network, 50))).toEqual(TIMED_OUT);
    const late = guardedFetch(network, { method: 'GET', url: new URL('http://x/'), headers: {} }, AbortSignal.abort());
    expect(await failureOf(late)).toEqual(TIMED_OUT);
  });
});

describe('an answer that is too long', () => {
  const TOO_BIG = new UpstreamFailure({ code: 'response-too-big' });

  it('may have 1 MB', async () => {
    const answer = await get(answering((_, response) => void response.end('x'.repeat(1_048_576))));
    expect(answer.text).toHaveLength(1_048_576);
  });

  it('is refused one byte later', async () => {
    const url = answering((_, response) => void response.end('x'.repeat(1_048_577)));
    expect(await failureOf(get(url))).toEqual(TOO_BIG);
  });

  it('is read no further: one without an end is closed', async () => {
    let sent = 0;
    const closed = Promise.withResolvers<void>();
    const url = answering((_, response) => {
      response.on('close', closed.resolve);
      const chunk = Buffer.alloc(65_536);
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      };
      response.on('drain', more);
      more();
    });
    expect(await failureOf(get(url))).toEqual(TOO_BIG);
    await closed.promise;
    expect(sent).toBeLessThan(20e6);
  });

  it('the body of a failure is not read at all', async () => {
    const url = answering((_, response) => void response.writeHead(500).end('x'.repeat(5_000_000)));
    expect(await get(url)).toMatchObject({ status: 500, text: '' });
  });
});

/** Servers that are no Sentry. Whatever they send, the client must not quote it. */
describe('an answer that is none', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function speaking(say: (socket: Socket, heard: string) => void): Promise<string> {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', (heard) => say(socket, heard.toString()));
    });
    servers.push(server.listen(0, '127.0.0.1'));
    await once(server, 'listening');
    return `http://web.sentry.test:${(server.address() as AddressInfo).port}/`;
  }

  it.each<[string, (socket: Socket, heard: string) => void]>([
    ['an echo of what was asked', (socket, heard) => socket.end(heard)],
    [
      'its token in headers that are too long',
      (socket, heard) => socket.end(`HTTP/1.1 200 OK\r\nx: ${heard.replaceAll('\r\n', ' ').repeat(200)}\r\n\r\n`),
    ],
    ['nothing', (socket) => socket.end()],
    ['a reset', (socket) => socket.resetAndDestroy()],
    ['half of its body', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[{}')],
    ['half of a chunk', (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n[{')],
    ['another protocol', (socket) => socket.end('HTTP/1.1 101 x\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n')],
  ])('but %s is told as such', async (_what, say) => {
    expect(await failureOf(get(await speaking(say)))).toEqual(BROKEN);
  });

  it('but TLS that is none is told as such', async () => {
    const url = await speaking((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    const failure = await failureOf(get(url.replace('http:', 'https:')));
    expect(failure).toEqual(new UpstreamFailure({ code: 'tls-invalid' }));
  });
});
