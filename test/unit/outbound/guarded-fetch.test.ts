import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamFailure } from '../../../shared/domain/refusals.ts';
import { internet, type Network } from '../../../shared/outbound/internet.ts';
import { startFakeSentry, type FakeSentry, type SentryAnswer } from '../../kit/fake-sentry.ts';
import { at, failureOf, get, here } from '../../kit/guarded-get.ts';
import { TLS_CERTIFICATE, TLS_KEY } from '../../kit/tls-certificate.ts';

const BLOCKED = new UpstreamFailure({ code: 'host-blocked' });

let sentry: FakeSentry;
beforeAll(async () => void (sentry = await startFakeSentry()));
afterAll(() => sentry.stop());

const answering = (answer: SentryAnswer): string => {
  sentry.answers({ 'GET /': answer, 'PUT /': answer });
  return `http://web.sentry.test:${sentry.port}/`;
};

describe('where a request goes', () => {
  it('is the address that was checked, and it is looked up once: a name may mean another by then', async () => {
    const lookups = [at('127.0.0.1'), at('169.254.169.254')];
    let asked = 0;
    const network: Network = { ...here, resolve: async () => lookups[asked++]! };
    expect(await get(answering({ json: 1 }), network)).toMatchObject({ status: 200, text: '1' });
    expect(asked).toBe(1);
    expect(sentry.asked[0]!.headers.host).toBe(`web.sentry.test:${sentry.port}`);
    expect(await failureOf(get(answering({ json: 1 }), network))).toEqual(BLOCKED);
    expect(sentry.asked).toEqual([]);
  });

  it('is the next address when one does not answer', async () => {
    const network: Network = { ...here, resolve: async () => at('127.0.0.2', '127.0.0.1') };
    expect(await get(answering({ json: 1 }), network)).toMatchObject({ status: 200 });
  });

  it.each([
    [['10.0.0.1']],
    [['8.8.8.8', '127.0.0.1']],
    [['8.8.8.8', '::ffff:127.0.0.1']],
    [['2606:4700::1111', 'fe80::1%eth0']],
    [['8.8.8.8', '64:ff9b::a9fe:a9fe']],
  ])('is nowhere when one of its addresses is private: %j', async (addresses) => {
    const network: Network = { ...internet, resolve: async () => at(...addresses) };
    const url = answering({ json: 1 });
    expect(await failureOf(get(url, network))).toEqual(BLOCKED);
    expect(sentry.asked).toEqual([]);
  });

  it.each(['localhost', '127.0.0.1', '127.1', '0x7f000001', '[::1]', '[::ffff:127.0.0.1]', '0', '169.254.169.254'])(
    'is not %s',
    async (host) => {
      answering({ json: 1 });
      expect(await failureOf(get(`http://${host}:${sentry.port}/`, internet))).toEqual(BLOCKED);
      expect(sentry.asked).toEqual([]);
    },
  );

  it.each(['file:///etc/passwd', 'ftp://web.sentry.test/', 'data:,x', 'ws://web.sentry.test/'])(
    'is not %s',
    async (url) => {
      const blocked = new UpstreamFailure({ code: 'scheme-blocked' });
      expect(await failureOf(get(url))).toEqual(blocked);
    },
  );

  it('is nowhere without an address', async () => {
    const network: Network = { ...here, resolve: async () => [] };
    const expected = new UpstreamFailure({ code: 'not-reachable' });
    expect(await failureOf(get('http://web.sentry.test/', network))).toEqual(expected);
  });

  it.each([301, 302, 303, 307, 308])('is not where a %d leads', async (status) => {
    const url = answering({ status, headers: { location: '/elsewhere' } });
    expect(await get(url)).toMatchObject({ status, text: '' });
    expect(sentry.asked).toHaveLength(1);
  });
});

describe('a request', () => {
  it('has a connection of its own and carries its body', async () => {
    await get(answering({ json: 1 }), here, 5_000, { method: 'PUT', body: '"ä"' });
    expect(sentry.asked).toMatchObject([
      { method: 'PUT', body: '"ä"', headers: { connection: 'close', 'content-length': '4' } },
    ]);
  });

  it('is over when nobody listens', async () => {
    expect(await failureOf(get('http://web.sentry.test:1/'))).toEqual(
      new UpstreamFailure({ code: 'connection-refused' }),
    );
  });
});

describe('TLS', () => {
  const server = createServer({ key: TLS_KEY, cert: TLS_CERTIFICATE }, (_, response) => void response.end('secure'));
  const names: unknown[] = [];
  const trusted = getCACertificates('default');
  const urlOf = (host: string): string => `https://${host}:${(server.address() as AddressInfo).port}/`;
  const INVALID = new UpstreamFailure({ code: 'tls-invalid' });

  beforeAll(async () => {
    server.on('secureConnection', ({ servername }: { servername: unknown }) => names.push(servername));
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(() => setDefaultCACertificates(trusted));
  afterAll(() => void server.close());

  it('is that of the name, though an address is connected to', async () => {
    setDefaultCACertificates([...trusted, TLS_CERTIFICATE]);
    expect(await get(urlOf('web.sentry.test'))).toMatchObject({ status: 200, text: 'secure' });
    expect(names.at(-1)).toBe('web.sentry.test');
  });

  it.each(['other.sentry.test', '127.0.0.1'])('a certificate for another name than %s is refused', async (host) => {
    setDefaultCACertificates([...trusted, TLS_CERTIFICATE]);
    expect(await failureOf(get(urlOf(host)))).toEqual(INVALID);
  });

  it('a certificate of an unknown issuer is refused, whatever the environment says', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await failureOf(get(urlOf('web.sentry.test')))).toEqual(INVALID);
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
  });
});
