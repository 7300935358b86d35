import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../cli/user-error.ts';
import { readCheckOptions } from '../../cli/check-options.ts';
import { checksOf } from '../../cli/deployed-checks.ts';
import { runNode } from '../kit/run.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { startRunner } from '../kit/local/runner.ts';

const ADMIN_TOKEN = 'glpat-of-the-check-of-the-runner';

describe('npm run check:deployed', () => {
  it('finds the local runner as AWS is expected to be, and leaves no project behind', async () => {
    const directory = temporaryDirectory();
    const runner = startRunner({ GLET_DATA_DIR: join(directory, 'data'), GLET_ADMIN_TOKEN: ADMIN_TOKEN });
    const base = await runner.ready;
    const { status, stdout, stderr } = await runNode(['cli/check-deployed.ts', '--url', `${base}/`], {
      GLET_ADMIN_TOKEN: ADMIN_TOKEN,
    });
    const [head, ...lines] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^ +what +expected +seen$/);
    expect(lines.filter((line) => line.startsWith('differs'))).toEqual([]);
    // On this machine one port is for both APIs, and what is sent to the collector there reaches its own.
    const checks = checksOf({ doors: { API: base, DSN: base } });
    expect(lines.filter((line) => line.startsWith('ok'))).toHaveLength(checks.length);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lines.at(-1)).toMatch(/^Not tried: the REST API's own address/);
    const projects = await fetch(`${base}/v4/projects`, { headers: { 'PRIVATE-TOKEN': ADMIN_TOKEN } });
    expect(await projects.json()).toEqual([]);
  });

  it('says in one line that nothing answers, or that the token is wrong', async () => {
    const nothing = await runNode(['cli/check-deployed.ts', '--url', 'http://127.0.0.1:1/api', '--token', 'x']);
    expect(nothing).toMatchObject({ status: 1, stdout: '' });
    expect(nothing.stderr).toMatch(/^--url: http:\/\/127\.0\.0\.1:1\/api cannot be reached: .+\n$/);
  });

  it('says in one line which address is none of a stack, before it makes anything', async () => {
    const server = createServer((_, response) => response.writeHead(403).end('{}')).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { status, stdout, stderr } = await runNode(['cli/check-deployed.ts', '--url', base, '--token', 'x']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      `--url: ${base}/openapi.json is answered 403; give the stack's output ApiUrl, which ends with /api.\n`,
    );
  });

  it.each([
    [[], 'Give --url, the address of the API.'],
    [['--url', 'there', '--token', 'x'], '--url is there; give an address, such as'],
    [['--url', 'https://errors.acme.example/api'], 'Give --token, or set GLET_ADMIN_TOKEN.'],
    [['--colour'], "Unknown option '--colour'"],
  ])('makes no sense of %j', (args, sentence) => {
    expect(() => readCheckOptions(args, {})).toThrow(UsageError);
    expect(() => readCheckOptions(args, {})).toThrow(sentence);
  });

  it('explains itself', async () => {
    const { status, stdout } = await runNode(['cli/check-deployed.ts', '--help']);
    expect({ status, isHelp: stdout.includes('npm run check:deployed -- --url') }).toEqual({ status: 0, isHelp: true });
  });
});
