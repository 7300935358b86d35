import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { startRunner } from '../kit/local/runner.ts';
import { ROOT } from '../kit/local-server.ts';

/** Command lines of the processes that have this directory in theirs. */
function processesOn(directory: string): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(directory));
}

/** The commands that the runner says to paste, as one script for bash. */
const pasted = (output: string): string => output.match(/^(?:curl|DSN=|sleep) ?.*$/gm)!.join('\n');
const bash = (script: string): string => spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout;

describe('npm start', () => {
  it('shows lines to paste that lead to a first error, shares its directory with nobody, and goes on after a stop and a kill', async () => {
    const directory = temporaryDirectory();
    const first = startRunner({ GLET_DATA_DIR: directory });
    await first.ready;
    const lines = bash(pasted(first.output())).trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('"path_with_namespace":"demo/shop"');
    expect(lines[2]).toMatch(
      /^"sentry_dsn":"http:\/\/glet_[0-9a-f]{32}@localhost:\d+\/api\/v4\/error_tracking\/collector\/1"$/,
    );
    expect(lines[3]).toMatch(/^\{"id":"[0-9a-f]{32}"\}$/);
    expect(lines[4]).toContain('"title":"Hello from curl"');
    await expect.poll(first.output).toMatch(/^POST {4}201 +\d+ ms {2}\/api\/v4\/projects gitlab\/projects\/create$/m);
    const token = readFileSync(join(directory, 'admin-token'), 'utf8').trim();
    const [, base, fragment] = /^Sign in +(http:\/\/localhost:\d+\/api)\/ui\/-\/sign-in#(\S+)$/m.exec(first.output())!;
    expect(fragment).toBe(token);
    const signIn = {
      method: 'POST',
      body: new URLSearchParams({ token }),
      headers: { 'sec-fetch-site': 'same-origin' },
    };
    expect((await fetch(`${base}/ui/-/session`, signIn)).headers.getSetCookie()).toEqual([
      expect.stringMatching(/^glet-local=[\w-]{43}; /),
    ]);
    await expect.poll(first.output).toMatch(/ \/api\/ui\/-\/session gitlab\/session\/create$/m);
    for (const page of ['mail', 'sns/confirm']) {
      const { headers } = await fetch(new URL(`/_local/${page}`, base));
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    }
    expect(token).toMatch(/^glpat-[\w-]{32}$/);
    expect(statSync(join(directory, 'admin-token')).mode & 0o777).toBe(0o600);

    const other = startRunner({ GLET_DATA_DIR: directory });
    expect(await other.ended).toBe(1);
    expect(other.output()).toBe(
      `${directory} is in use by another server. Stop that one, or choose another directory with GLET_DATA_DIR.\n`,
    );

    const asked = performance.now();
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(2000);
    expect(processesOn(directory)).toEqual([]);

    const second = startRunner({ GLET_DATA_DIR: directory });
    await second.ready;
    expect(second.output()).toContain(token);
    const again = bash(pasted(second.output())).trim().split('\n');
    expect(again[0]).toContain('has already been taken');
    expect(again[2]!.replace(/localhost:\d+/, '')).toBe(lines[2]!.replace(/localhost:\d+/, ''));
    second.kill('SIGKILL');
    await second.ended;

    const given = 'an-admin-token-of-my-own';
    const third = startRunner({ GLET_DATA_DIR: directory, GLET_ADMIN_TOKEN: given });
    const address = await third.ready;
    expect(address).toMatch(/^http:\/\/localhost:\d+\/api$/);
    const { status } = await fetch(`${address}/v4/projects`, { headers: { 'PRIVATE-TOKEN': given } });
    expect(status).toBe(200);
    third.kill('SIGINT');
    expect(await third.ended).toBe(0);
    await expect.poll(() => processesOn(directory)).toEqual([]);
  }, 120_000);

  it("stops when npm's shell is killed, which tells it nothing", async () => {
    const directory = temporaryDirectory();
    const command = `"${process.execPath}" local/main.ts; true`;
    const env = { ...process.env, npm_lifecycle_event: 'start', PORT: '0', GLET_DATA_DIR: directory };
    const shell = spawn('sh', ['-c', command], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await expect.poll(() => output, { timeout: 30_000 }).toMatch(/^ready on /m);
    shell.kill('SIGTERM');
    await expect.poll(() => processesOn(directory)).toEqual([]);
  });

  it('can be interrupted while it starts', async () => {
    const directory = temporaryDirectory();
    const runner = startRunner({ GLET_DATA_DIR: directory });
    await expect.poll(() => processesOn(directory)).not.toEqual([]);
    runner.kill('SIGINT');
    expect(await runner.ended).toBe(0);
    await expect.poll(() => processesOn(directory)).toEqual([]);
  });

  it('says so when the port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const runner = startRunner({ GLET_DATA_DIR: temporaryDirectory(), PORT: String(port) });
    expect(await runner.ended).toBe(1);
    expect(runner.output()).toContain(`Port ${port} is taken. Choose another one with PORT`);
  });

  it('bounds the collector as the tenant says: by its throttling and its reserved concurrency', async () => {
    const options = { reservedConcurrency: 1, collectorThrottling: { rate: 1, burst: 3 } };
    const runner = startRunner({ GLET_DATA_DIR: temporaryDirectory(), GLET_TENANT_OPTIONS: JSON.stringify(options) });
    const address = `${await runner.ready}/v4/error_tracking/collector/api/1/envelope/?sentry_key=none`;
    const responses = await Promise.all(
      Array.from({ length: 12 }, async () => fetch(address, { method: 'POST', body: '{}\n' })),
    );
    const answers = await Promise.all(responses.map(async (response) => [response.status, await response.text()]));
    // One runs and finds no such key, what comes meanwhile finds it at work, and the bucket has room for three.
    expect(new Map(answers as [number, string][])).toEqual(
      new Map([
        [404, '{"message":"404 Not Found","detail":"the client key is unknown or switched off"}'],
        [429, '{"message":"Too Many Requests"}'],
        [500, '{"message":"Internal Server Error"}'],
      ]),
    );
  });

  it.each([
    [{}, ['--help'], 0, 'DYNAMODB_ENDPOINT'],
    [{}, ['--verbose'], 1, 'DYNAMODB_ENDPOINT'],
    [{ PORT: 'x' }, [], 1, 'PORT is x; it must be a number up to 65535.'],
    [{ GLET_ADMIN_TOKEN: 'short' }, [], 1, 'GLET_ADMIN_TOKEN must be at least 20 characters, without spaces.'],
    [{ GLET_TENANT_OPTIONS: '[]' }, [], 1, 'GLET_TENANT_OPTIONS is []; it must be a JSON object'],
    [{ GLET_TENANT_OPTIONS: '{' }, [], 1, 'GLET_TENANT_OPTIONS is {; it must be a JSON object'],
    [{ GLET_FUNCTION_VARIABLES: '{"A":1}' }, [], 1, 'GLET_FUNCTION_VARIABLES is {"A":1}; it must be a JSON object'],
    [{ GLET_HOSTS: 'sentry.test' }, [], 1, 'GLET_HOSTS is sentry.test; it must be a JSON object'],
    [{ DYNAMODB_ENDPOINT: 'x' }, [], 1, 'DYNAMODB_ENDPOINT is x; it must be an http address.'],
  ])('with %j and %j ends with %i and says %j', async (environment, args, code, text) => {
    const runner = startRunner(environment, args);
    expect(await runner.ended).toBe(code);
    expect(runner.output()).toContain(text);
  });
});
