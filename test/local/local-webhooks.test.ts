import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLambda } from '../../local/lambda/lambda.ts';
import { allowingLocalWebhooks, LOCAL_HOSTS } from '../../local/lambda/local-webhooks.ts';
import type { Hosts } from '../../local/lambda/hosts.ts';
import { ENDPOINTS, functionOf } from '../kit/local/functions.ts';
import { ROOT } from '../kit/local-server.ts';

/** Sends as functions do that send alerts, with what the stack tells them. */
const SOURCE = `
  import { allowedTargets, targetProblem } from '${ROOT}shared/domain/alerts/allowed-targets.ts';
  import { guardedFetch } from '${ROOT}shared/outbound/guarded-fetch.ts';
  import { targetNetwork } from '${ROOT}shared/outbound/target-network.ts';
  export const handler = async ({ href }) => {
    const url = new URL(href);
    const allowed = allowedTargets(process.env.GLET_ALERTS_ALLOW);
    const problem = targetProblem(url, allowed);
    const outgoing = { method: 'POST', url, headers: {}, body: 'hello' };
    const sent = guardedFetch(targetNetwork(url, allowed), outgoing, AbortSignal.timeout(2000));
    return { problem, sent: await sent.then(({ text }) => text, ({ failure }) => failure.code) };
  };`;

const functionThat = (allow: string) => functionOf('F', SOURCE, { environment: { GLET_ALERTS_ALLOW: allow } });

async function sentFrom(definition: ReturnType<typeof functionOf>, hosts: Hosts, href: string): Promise<unknown> {
  const said: string[] = [];
  const log = (_: string, line: string): void => void said.push(line);
  const lambda = createLambda({ functions: [definition], endpoints: ENDPOINTS, hosts, log });
  onTestFinished(lambda.stop);
  const result = await lambda.invoke('F', { href });
  return result.status === 'ok' ? result.payload : { result, said };
}

async function receiver(): Promise<number> {
  const server = createServer((request, response) => void request.pipe(response)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('a webhook of this machine', () => {
  it.each(['localhost', '127.0.0.1'])('is reached as %s if that is asked for', async (host) => {
    const [definition] = allowingLocalWebhooks([functionThat('chat')]);
    expect(definition!.environment).toEqual({ GLET_ALERTS_ALLOW: 'chat,localhost,127.0.0.1' });
    const href = `http://${host}:${await receiver()}/hook`;
    expect(await sentFrom(definition!, LOCAL_HOSTS, href)).toEqual({ problem: null, sent: 'hello' });
  });

  it.each(['http://10.0.0.1/', 'http://169.254.169.254/', 'http://[::1]/'])(
    'is all that is: %s stays out',
    async (href) => {
      const [definition] = allowingLocalWebhooks([functionThat('')]);
      expect(await sentFrom(definition!, LOCAL_HOSTS, href)).toEqual({
        problem: 'scheme-blocked',
        sent: 'host-blocked',
      });
    },
  );

  it('is not reached else, whatever the function is told', async () => {
    const definition = functionThat('localhost,127.0.0.1');
    const port = await receiver();
    for (const host of ['localhost', '127.0.0.1'])
      expect(await sentFrom(definition, {}, `http://${host}:${port}/`)).toMatchObject({ sent: 'host-blocked' });
  });

  it('is nothing that other functions are told of', () => {
    const other = functionOf('Other', '', { environment: { GLET_TABLE: 't' } });
    expect(allowingLocalWebhooks([other])).toEqual([other]);
  });
});
