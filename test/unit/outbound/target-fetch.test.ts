import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../../shared/alerts/send-message.ts';
import { allowedTargets } from '../../../shared/domain/alerts/allowed-targets.ts';
import type { OpenDestination } from '../../../shared/domain/alerts/alert-destination.ts';
import type { AlertMessage, Attempted } from '../../../shared/domain/alerts/alert-message.ts';
import type { Network } from '../../../shared/outbound/internet.ts';
import { targetFetch } from '../../../shared/outbound/target-fetch.ts';
import { at, here } from '../../kit/guarded-get.ts';
import { rawReceiver, receiver } from '../../kit/receivers.ts';

const MESSAGE: AlertMessage = {
  id: 'msg_00000000000000000000000000',
  kind: 'test',
  at: '2026-11-27T12:00:00.000Z',
  project: { id: 1, name: 'Shop', path_with_namespace: 'group/shop', url: 'https://glet.test/api/ui/group/shop' },
  alerts: [],
  counts: {},
};
const OPEN = allowedTargets('hook.test');

async function sentTo(url: string, { ms = 300, network = here, allowed = OPEN } = {}): Promise<Attempted> {
  const destination: OpenDestination = {
    id: 1,
    kind: 'webhook',
    name: 'Hook',
    options: {},
    secrets: { url },
    signingKeys: [],
  };
  return sendMessage(destination, MESSAGE, {
    call: (outgoing) => targetFetch(outgoing, allowed, AbortSignal.timeout(ms), () => network),
    mail: null,
    now: Date.now,
  });
}

describe('a hostile receiver', () => {
  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [429, 'failed'],
    [500, 'failed'],
    [503, 'failed'],
    [404, 'refused'],
    [410, 'refused'],
  ] as const)('that answers %s is told apart, and what it says is kept', async (status, outcome) => {
    const { port } = await receiver(
      (_, response) => void response.writeHead(status, { 'Retry-After': '30' }).end('no'),
    );
    const attempted = await sentTo(`http://hook.test:${port}/`, { ms: 5_000 });
    expect(attempted).toMatchObject({ outcome, status, answer: status === 204 ? '' : 'no' });
    expect(attempted.retryAfterMs).toBe(status === 429 || status >= 500 ? 30_000 : null);
  });

  it('that leads elsewhere is not followed, and that is said', async () => {
    const other = await receiver((_, response) => void response.end('here'));
    const { port, seen } = await receiver(
      (_, response) => void response.writeHead(301, { Location: `http://hook.test:${other.port}/` }).end(),
    );
    expect(await sentTo(`http://hook.test:${port}/`, { ms: 5_000 })).toMatchObject({
      outcome: 'refused',
      status: 301,
      problem: 'The receiver answered 301: redirects are not followed.',
    });
    expect(seen).toHaveLength(1);
    expect(other.seen).toEqual([]);
  });

  it('that says nothing, or never ends its head, is not waited for', async () => {
    const silent = await rawReceiver(() => {});
    const endless = await rawReceiver((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('X-More: 1\r\n'), 5);
      socket.on('close', () => clearInterval(timer));
    });
    for (const port of [silent, endless]) {
      const started = performance.now();
      expect(await sentTo(`http://hook.test:${port}/`)).toMatchObject({
        outcome: 'failed',
        status: null,
        problem: 'The receiver did not answer in time.',
      });
      expect(performance.now() - started).toBeLessThan(3_000);
    }
  });

  it('that has more headers than fit is one that broke off', async () => {
    const port = await rawReceiver((socket) => void socket.write(`HTTP/1.1 200 OK\r\nX-More: ${'x'.repeat(100_000)}`));
    expect(await sentTo(`http://hook.test:${port}/`, { ms: 5_000 })).toMatchObject({ outcome: 'failed', status: null });
  });

  it('that answers with two gigabytes is read four kilobytes far', async () => {
    let sent = 0;
    const closed = Promise.withResolvers<void>();
    const { port } = await receiver((_, response) => {
      response.on('close', closed.resolve);
      response.writeHead(500, { 'Content-Length': String(2 ** 31) });
      const chunk = Buffer.alloc(65_536, 'x');
      const more = (): void => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      };
      response.on('drain', more);
      more();
    });
    const attempted = await sentTo(`http://hook.test:${port}/`, { ms: 5_000 });
    expect(attempted).toMatchObject({ outcome: 'failed', status: 500 });
    expect(attempted.answer).toMatch(/^x{1,500}…?$/);
    await closed.promise;
    expect(sent).toBeLessThan(20e6);
  });

  it('whose answer does not end, or breaks off, has taken the message all the same', async () => {
    const endless = await receiver((_, response) => void response.write('thanks'));
    const broken = await receiver((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('thanks');
      setTimeout(() => response.destroy(), 20);
    });
    for (const { port } of [endless, broken])
      expect(await sentTo(`http://hook.test:${port}/`)).toMatchObject({
        outcome: 'delivered',
        status: 200,
        answer: 'thanks',
      });
  });

  it('that closes before it answers is tried again', async () => {
    const port = await rawReceiver((socket) => void socket.on('data', () => socket.destroy()));
    expect(await sentTo(`http://hook.test:${port}/`, { ms: 5_000 })).toMatchObject({
      outcome: 'failed',
      status: null,
      problem: 'The connection broke before there was an answer.',
    });
  });
});

describe('an address', () => {
  it('is connected to as it was checked, whatever its name leads to a moment later', async () => {
    const { port, seen } = await receiver((_, response) => void response.end('ok'));
    const looks: string[] = [];
    const rebinding: Network = {
      ...here,
      resolve: async (host) => {
        looks.push(host);
        return at(looks.length === 1 ? '127.0.0.1' : '169.254.169.254');
      },
    };
    expect(await sentTo(`http://hook.test:${port}/`, { ms: 5_000, network: rebinding })).toMatchObject({
      outcome: 'delivered',
    });
    expect(looks).toEqual(['hook.test']);
    expect(seen).toEqual([`POST hook.test:${port} /`]);
    // At the next message it is looked up anew, and refused.
    expect(await sentTo(`http://hook.test:${port}/`, { ms: 5_000, network: rebinding })).toMatchObject({
      outcome: 'refused',
      status: null,
      problem: 'The host has an address that may not be called: it is private, or of a link.',
    });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['http://other.test/', 'The address has to begin with https://.'],
    ['https://169.254.169.254/latest', 'The host has an address that may not be called: it is private, or of a link.'],
    ['https://127.0.0.1:9001/', 'The host has an address that may not be called: it is private, or of a link.'],
    ['https://[::1]/', 'The host has an address that may not be called: it is private, or of a link.'],
    ['https://user:password@hook.test/', 'The address may have no user and password in it: give them as a header.'],
  ])('is judged when it is sent to as when it was saved: %s', async (url, problem) => {
    const refusing: Network = { ...here, resolve: () => Promise.reject(new Error('it was looked up')) };
    expect(await sentTo(url, { network: refusing })).toMatchObject({ outcome: 'refused', status: null, problem });
  });

  it('whose name leads to this machine is not called, whoever named it', async () => {
    const { port, seen } = await receiver((_, response) => void response.end('ok'));
    const local: Network = { resolve: async () => at('127.0.0.1'), isAllowed: () => false };
    expect(await sentTo(`http://hook.test:${port}/`, { network: local })).toMatchObject({ outcome: 'refused' });
    expect(seen).toEqual([]);
  });

  it('that answers a question is read as a whole: GitLab lists more than an excerpt of issues', async () => {
    const { port } = await receiver((_, response) => void response.end('x'.repeat(50_000)));
    const url = new URL(`http://hook.test:${port}/`);
    const answer = await targetFetch({ method: 'GET', url, headers: {} }, OPEN, AbortSignal.timeout(5_000), () => here);
    expect(answer.text).toHaveLength(50_000);
  });
});
