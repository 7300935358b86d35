import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ROOT } from '../kit/local-server.ts';

/** Longer than a signal and its echo are apart. */
const LATER_MS = 700;

interface Stack {
  base: string;
  /** Method and path of each request so far. */
  seen: string[];
  /** Resolves with a request that is not answered by itself. */
  waiting: Promise<ServerResponse>;
}

/** A stack that answers what sets the scene and tidies up, but not the requests that `holds` tells, nor any check. */
async function stackThat(holds: (request: string) => boolean): Promise<Stack> {
  const seen: string[] = [];
  const { promise: waiting, resolve } = Promise.withResolvers<ServerResponse>();
  const server = createServer(({ method, url }: IncomingMessage, response) => {
    const request = `${method} ${url}`;
    seen.push(request);
    const answer = holds(request) ? undefined : SCENE[request];
    if (answer === undefined) return resolve(response);
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer.replace('HOST', base));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { base, seen, waiting };
}

const SCENE: Record<string, string> = {
  'GET /openapi.json': '{}',
  'POST /v4/projects': '{"id":7}',
  'PUT /v4/projects/7/error_tracking/settings': '{}',
  'GET /v4/projects/7/error_tracking/client_keys':
    '[{"public_key":"glet_1","sentry_dsn":"HOST/v4/error_tracking/collector/7"}]',
  'DELETE /v4/projects/7': '',
};
const DELETION = 'DELETE /v4/projects/7';

function check(base: string): { child: ChildProcess; ended: Promise<{ status: number | null; stderr: string }> } {
  const child = spawn(process.execPath, ['cli/check-deployed.ts', '--url', base, '--token', 'x'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const stderr = text(child.stderr);
  const ended = once(child, 'close').then(async ([status]) => ({ status: status as number, stderr: await stderr }));
  return { child, ended };
}

describe('npm run check:deployed that is stopped', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s deletes its project and ends with %i', async (signal, status) => {
    const { base, seen, waiting } = await stackThat(() => false);
    const { child, ended } = check(base);
    await waiting;
    child.kill(signal);
    expect(await ended).toEqual({
      status,
      stderr: `${signal}: deleting the project first; once more ends it at once.\nStopped by ${signal}.\n`,
    });
    expect(seen.filter((request) => request === DELETION)).toHaveLength(1);
  });

  it('while the project is made deletes it as soon as it is there, and checks nothing', async () => {
    const { base, seen, waiting } = await stackThat((request) => request.startsWith('POST'));
    const { child, ended } = check(base);
    const creation = await waiting;
    child.kill('SIGINT');
    await wait(LATER_MS);
    creation.end('{"id":7}');
    expect(await ended).toMatchObject({ status: 130 });
    expect(seen.at(-1)).toBe(DELETION);
    expect(seen.filter((request) => request.includes('/collector/'))).toEqual([]);
  });

  it('takes what npm hands on for the same signal', async () => {
    const { base, seen, waiting } = await stackThat(() => false);
    const { child, ended } = check(base);
    await waiting;
    child.kill('SIGINT');
    await wait(20);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ status: 130 });
    expect(seen.at(-1)).toBe(DELETION);
  });

  it('ends at once by a second one, whatever is under way', async () => {
    const { base, seen, waiting } = await stackThat(
      (request) => request === 'GET /v4/projects/7/error_tracking/client_keys',
    );
    const { child, ended } = check(base);
    await waiting;
    child.kill('SIGINT');
    await wait(LATER_MS);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ status: 130 });
    expect(seen).not.toContain(DELETION);
  });
});
