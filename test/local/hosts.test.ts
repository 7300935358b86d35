import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Hosts } from '../../local/lambda/hosts.ts';
import { createLambda } from '../../local/lambda/lambda.ts';
import { ENDPOINTS, functionOf } from '../kit/local/functions.ts';

/** Looks a name up as functions do, and calls what it has found as they do: at the address, for the name. */
const SOURCE = `
  import { lookup } from 'node:dns/promises';
  import { request } from 'node:http';
  export const handler = async ({ url, all = true }) => {
    const { hostname } = new URL(url);
    const found = await lookup(hostname, { all });
    const only = (_host, options, done) =>
      options.all ? done(null, [found].flat()) : done(null, [found].flat()[0].address, [found].flat()[0].family);
    const answer = await new Promise((resolve, reject) => {
      const sent = request(url, { agent: false, lookup: only, autoSelectFamily: all });
      sent.on('response', (response) => response.on('data', (data) => resolve(String(data)))).on('error', reject).end();
    });
    return { found, answer };
  };`;

async function ask(hosts: Hosts, event: { url: string; all?: boolean }): Promise<unknown> {
  const lambda = createLambda({
    functions: [functionOf('F', SOURCE)],
    endpoints: ENDPOINTS,
    hosts,
    log: () => undefined,
  });
  onTestFinished(lambda.stop);
  return lambda.invoke('F', event);
}

async function serverOfItsName(): Promise<number> {
  const server = createServer((request, response) => response.end(request.headers.host)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('a host that functions are to find on this machine', () => {
  it.each([
    [{ 'sentry.test': '127.0.0.1' }, 'sentry.test', true],
    [{ 'sentry.test': '127.0.0.1' }, 'sentry.test', false],
    [{ '.sentry.test': '127.0.0.1' }, 'web.sentry.test', true],
  ])('%j: %s is called here, and looks public before (all addresses: %s)', async (hosts, name, all) => {
    const port = await serverOfItsName();
    const address = { address: '3ffe::1', family: 6 };
    expect(await ask(hosts, { url: `http://${name}:${port}/`, all })).toEqual({
      status: 'ok',
      payload: { found: all ? [address] : address, answer: `${name}:${port}` },
    });
  });

  it('that has another address is seen with that one', async () => {
    const lambda = createLambda({
      functions: [
        functionOf('F', `import { lookup } from 'node:dns/promises'; export const handler = (name) => lookup(name);`),
      ],
      endpoints: ENDPOINTS,
      hosts: { 'private.sentry.test': '10.0.0.1', '.sentry.test': '127.0.0.1' },
      log: () => undefined,
    });
    onTestFinished(lambda.stop);
    const seen = async (name: string) => lambda.invoke('F', name);
    expect(await seen('private.sentry.test')).toEqual({ status: 'ok', payload: { address: '10.0.0.1', family: 4 } });
    expect(await seen('127.0.0.1')).toEqual({ status: 'ok', payload: { address: '127.0.0.1', family: 4 } });
  });
});
