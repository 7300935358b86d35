import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { UsageError } from '../../cli/user-error.ts';
import { HELP, readTokenOptions } from '../../cli/token-options.ts';
import { tokenState } from '../../shared/domain/access-token.ts';
import * as accessTokens from '../../shared/store/access-tokens.ts';
import { runNode, type Ended } from '../kit/run.ts';
import { useStore } from '../kit/store.ts';

const store = useStore();
let endpoint: string;

beforeAll(async () => {
  const { protocol, hostname, port } = await store.db.config.endpoint!();
  endpoint = `${protocol}//${hostname}:${port}`;
});

/** Without any credentials, as on a machine that has none. */
const alone = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};

/** CloudFormation, as far as it tells the outputs of a stack (its Query protocol), and the environment that leads to it. */
async function startStack(outputs: Record<string, string>): Promise<{ variables: Record<string, string> }> {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    response.end(
      `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return {
    variables: {
      AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
  };
}

function token(args: string[], variables: Record<string, string> = {}): Promise<Ended> {
  return runNode(['cli/token.ts', ...args], { ...alone, ...variables });
}
const here = (...args: string[]): string[] => [
  '--table',
  store.table,
  '--endpoint',
  endpoint,
  '--region',
  'local',
  ...args,
];
const idIn = ({ stderr }: Ended): string => /admin token (\d+)/i.exec(stderr)![1]!;

describe('npm run token', () => {
  it('prints a secret that opens the tenant, alone on standard output', async () => {
    const { status, stdout, stderr } = await token(here('--name', 'ops'));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^glpat-[\w-]{32}\n$/);
    expect(stderr).toMatch(/^Admin token \d+ "ops" is in test-.*\n.*only time/);
    expect(await accessTokens.readBySecret(store, stdout.trim())).toMatchObject({
      kind: 'admin',
      name: 'ops',
      revoked: false,
    });
  });

  it('prints a link for a browser, alone on standard output, with a secret of its own or one that is given', async () => {
    const stack = await startStack({ TableName: store.table, ApiUrl: 'https://abc.execute-api.example/api' });
    const args = ['--tenant', 'acme', '--name', 'laptop', '--region', 'local', '--link'];
    const made = await token(args, stack.variables);
    expect(made).toMatchObject({ status: 0, stderr: expect.stringMatching(/^Admin token \d+ "laptop" is in/) });
    const secret = /^https:\/\/abc\.execute-api\.example\/api\/ui\/-\/sign-in#(glpat-[\w-]{32})\n$/.exec(
      made.stdout,
    )![1]!;
    expect(await accessTokens.readBySecret(store, secret)).toMatchObject({ kind: 'admin', name: 'laptop' });
    for (let time = 1; time <= 2; time++) {
      const { stdout } = await token(args, { ...stack.variables, GLET_ADMIN_TOKEN: 'a#given%secret/of-20-or-more' });
      expect(stdout).toBe('https://abc.execute-api.example/api/ui/-/sign-in#a%23given%25secret%2Fof-20-or-more\n');
    }
  });

  it('lists tokens without their secrets', async () => {
    const id = idIn(await token(here('--name', 'listed')));
    const { status, stdout } = await token(here('--list'));
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^${id}\t\\d{4}-\\d\\d-\\d\\dT\\S+Z\tactive\tlisted$`, 'm'));
    expect(stdout).not.toContain('glpat-');
  });

  it('revokes a token, once or twice', async () => {
    const made = await token(here('--name', 'doomed'));
    for (const _ of ['once', 'twice']) {
      expect(await token(here('--revoke', idIn(made)))).toEqual({
        status: 0,
        stdout: '',
        stderr: `Admin token ${idIn(made)} is revoked.\n`,
      });
    }
    expect(tokenState((await accessTokens.readBySecret(store, made.stdout.trim()))!, new Date())).toBe('revoked');
    expect((await token(here('--list'))).stdout).toMatch(new RegExp(`^${idIn(made)}\t.*\trevoked\tdoomed$`, 'm'));
  });

  it('does not find a token that was never there', async () => {
    const { status, stderr } = await token(here('--revoke', '999'));
    expect({ status, stderr }).toEqual({ status: 1, stderr: `There is no admin token 999 in ${store.table}.\n` });
  });

  it('stores the secret in GLET_ADMIN_TOKEN, once, and does not print it', async () => {
    const given = { GLET_ADMIN_TOKEN: 'a-secret-of-our-own-choice' };
    const [first, second] = [await token(here('--name', 'local'), given), await token(here('--name', 'local'), given)];
    expect(first).toMatchObject({
      status: 0,
      stdout: '',
      stderr: expect.stringContaining(`"local" is in ${store.table}.`),
    });
    expect(second).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('already') });
    expect(idIn(second)).toBe(idIn(first));
    expect(await accessTokens.readBySecret(store, given.GLET_ADMIN_TOKEN)).toMatchObject({
      kind: 'admin',
      name: 'local',
    });

    await token(here('--revoke', idIn(first)));
    const third = await token(here('--name', 'local'), given);
    expect(third).toMatchObject({ status: 1, stderr: expect.stringContaining('was revoked. Choose another.') });
  });

  it.each([['short'], ['with spaces, but long enough']])('refuses %j for a secret', async (secret) => {
    const { status, stderr } = await token(here('--name', 'local'), { GLET_ADMIN_TOKEN: secret });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'GLET_ADMIN_TOKEN must be at least 20 characters, without spaces.\n',
    });
  });

  it('explains itself', async () => {
    const { status, stdout, stderr } = await token(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('npm run token -- --tenant acme --name ops');
  });

  it.each([
    [[], 'Give one of --name, --list and --revoke.'],
    [['--name', 'ops', '--list'], 'Give one of --name, --list and --revoke.'],
    [['--name', ' '], '--name is empty; give something by which you will know the token.'],
    [['--revoke', 'ops'], '--revoke is ops; give the id of a token, see --list.'],
    [['--list', '--endpoint', 'http://127.0.0.1:1'], '--endpoint needs --table: there is no stack to ask there.'],
    [['--list', '--table', 'some', '--endpoint', 'there'], '--endpoint is there; give an address, such as'],
    [['--link', '--list'], '--link needs --name: it is of a new token.'],
    [['--link', '--name', 'ops', '--table', 'some'], '--link does not go with --table'],
    [['--colour'], "Unknown option '--colour'"],
    [['ops'], 'Unexpected argument'],
  ])('makes no sense of %j', (args, sentence) => {
    expect(() => readTokenOptions(args)).toThrow(UsageError);
    expect(() => readTokenOptions(args)).toThrow(sentence);
  });

  it('answers what makes no sense with the help', async () => {
    const { status, stdout, stderr } = await token(['--list', '--revoke', '3']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`Give one of --name, --list and --revoke.\n\n${HELP}\n`);
  });

  it.each([
    ['no credentials', {}, 'No AWS credentials were found. Set AWS_PROFILE,'],
    ['no region', { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }, 'No AWS region is set. Give --region,'],
  ])('says so in one line when there are %s', async (missing, variables, sentence) => {
    const region = missing === 'no region' ? [] : ['--region', 'eu-central-1'];
    const { status, stderr } = await token(['--name', 'ops', ...region], variables);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says so in one line when nothing answers, or has no such table', async () => {
    const nothing = await token(['--list', '--table', 'some', '--endpoint', 'http://127.0.0.1:1']);
    expect(nothing).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^http:\/\/127.0.0.1:1 cannot be reached: .*\n$/),
    });
    const none = await token(['--list', '--table', 'some', '--endpoint', endpoint]);
    expect(none).toMatchObject({ status: 1, stderr: 'There is no such table, in this account and region.\n' });
  });
});
