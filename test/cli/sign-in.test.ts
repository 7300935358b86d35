import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { HELP, readSignInOptions } from '../../cli/sign-in-options.ts';
import { UsageError } from '../../cli/user-error.ts';
import { startSsm } from '../../local/ssm/server.ts';
import { REGION } from '../../local/assembly/references.ts';
import { openToken } from '../../shared/domain/sealed-token.ts';
import { openParameterStore } from '../../shared/ssm/parameter-store.ts';
import { tokenKeyIn } from '../../shared/ssm/token-key.ts';
import * as providers from '../../shared/store/sign-in-providers.ts';
import { openStore } from '../../shared/store/table/store.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { runNode, type Ended } from '../kit/run.ts';
import { useStore } from '../kit/store.ts';

const store = useStore();
let place: string[];

beforeAll(async () => {
  const { protocol, hostname, port } = await store.db.config.endpoint!();
  place = ['--table', store.table, '--endpoint', `${protocol}//${hostname}:${port}`];
});

const GITLAB = 'https://gitlab.example';
const alone = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};
const signIn = (args: string[], variables: Record<string, string> = {}): Promise<Ended> =>
  runNode(['cli/sign-in.ts', ...args, ...place], { ...alone, ...variables });

describe('npm run sign-in', () => {
  it('sets a provider, prints the redirect address alone on standard output, grants, takes back, lists, removes', async () => {
    const first = ['--grant', 'groups_direct=acme/backend:acme/*:30'];
    const made = await signIn(['--issuer', GITLAB, '--client-id', 'abc', ...first]);
    expect(made.stderr).toContain(`${GITLAB} is set in ${store.table}, with no secret.`);
    expect(made).toMatchObject({ status: 0, stdout: '/ui/-/sign-in/oidc/callback\n' });
    expect(made.stderr).toContain('behind that of the API');
    const more = await signIn(['--issuer', GITLAB, '--grant', 'email=*@acme.example:*:20', ...first]);
    expect(more).toMatchObject({ status: 0, stderr: expect.stringContaining('has 2 grants now') });
    expect((await signIn(['--list'])).stdout).toBe(
      `${GITLAB}\tgitlab.example\tabc\tpublic\n\tgroups_direct=acme/backend:acme/*:30\n\temail=*@acme.example:*:20\n`,
    );
    await signIn(['--issuer', GITLAB, '--take-back', 'email=*@acme.example:*:20']);
    expect(await providers.readGrants(store, GITLAB)).toHaveLength(1);
    const twice = await signIn(['--issuer', GITLAB, '--take-back', 'email=*@acme.example:*:20']);
    expect(twice).toMatchObject({ status: 1, stderr: expect.stringContaining('there is no such grant, see --list') });
    expect((await signIn(['--issuer', GITLAB, '--remove'])).stderr).toContain('Who came through it is signed out.');
    const gone = await signIn(['--issuer', GITLAB, '--remove']);
    expect(gone).toMatchObject({ status: 1, stderr: expect.stringContaining(`There is no provider ${GITLAB} in`) });
    expect((await signIn(['--issuer', GITLAB, '--grant', 'sub=1:*:20'])).status).toBe(1);
  });

  it('seals a secret with the key that SSM keeps, and neither prints nor stores it', async () => {
    const file = join(temporaryDirectory(), 'parameters.json');
    const ssm = await startSsm({ file, functions: 'everybody' });
    onTestFinished(() => ssm.stop());
    const variables = {
      AWS_ENDPOINT_URL_SSM: ssm.endpoint,
      AWS_REGION: REGION,
      GLET_CLIENT_SECRET: 'a very own secret',
    };
    const made = await signIn(['--tenant', 'acme', '--issuer', GITLAB, '--client-id', 'abc'], variables);
    expect(made.stderr).toContain('with a secret, which is sealed');
    expect(made.stdout + made.stderr).not.toContain('very own');
    const { client_secret } = (await providers.read(store, GITLAB))!;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const parameters = openParameterStore(openStore({ table: 't' }, { region: REGION, credentials }), ssm.endpoint);
    const key = await tokenKeyIn(parameters, '/glet/acme/token-key').read();
    expect(openToken(key, client_secret!, { issuer: GITLAB, clientId: 'abc' })).toBe('a very own secret');
    expect(openToken(key, client_secret!, { issuer: 'https://other.example', clientId: 'abc' })).toBeNull();
  });

  it('says what a secret needs where SSM is not that of AWS', async () => {
    const { status, stderr } = await signIn(['--issuer', GITLAB, '--client-id', 'abc', '--client-secret', 's']);
    expect([status, stderr]).toEqual([1, expect.stringContaining('needs AWS_ENDPOINT_URL_SSM')]);
  });

  it('explains itself', async () => {
    expect(await signIn(['--help'])).toEqual({ status: 0, stdout: `${HELP}\n`, stderr: '' });
  });

  const set = ['--issuer', GITLAB, '--client-id', 'abc'];
  it.each([
    [[], 'Give --issuer, or --list.'],
    [['--issuer', GITLAB], 'Give --client-id to set a provider, --grant or --take-back'],
    [['--list', '--remove'], '--remove does not go with --list.'],
    [['--issuer', GITLAB, '--remove', '--grant', 'a=b:*:20'], '--grant does not go with --remove.'],
    [['--issuer', GITLAB, '--allow-private', '--grant', 'a=b:*:20'], '--allow-private needs --client-id'],
    [['--issuer', 'gitlab.com', '--client-id', 'a'], '--issuer has to be an address, such as https://gitlab.com.'],
    [['--issuer', 'http://id.example', '--client-id', 'a'], '--allow-private lets http pass'],
    [
      ['--issuer', `${GITLAB}/.well-known/openid-configuration`, '--client-id', 'a'],
      '--issuer is that of the discovery',
    ],
    [['--issuer', `${GITLAB}/?a`, '--client-id', 'a'], '--issuer has to be the plain address'],
    [[...set, '--client-id', 'a b'], '--client-id has to be'],
    [[...set, '--client-secret', 'ä'], '--client-secret has to be'],
    [[...set, '--scope', 'openid groups'], '--scope is openid groups; give one name'],
    [[...set, '--name', ' '], '--name has to be'],
    [[...set, '--take-back', 'a=b:*:20'], '--take-back does not go with --client-id'],
    [[...set, '--grant', 'a'], '--grant "a" has to be CLAIM=VALUE:PROJECT:LEVEL'],
    [[...set, '--grant', 'a=b:*:25'], '--grant "a=b:*:25" has the level 25; give one of 10, 15, 20, 30, 40, 50.'],
    [[...set, '--grant', 'a=b:*:admin'], 'npm run token makes admin tokens'],
    [[...set, '--grant', 'a=b:shop:20'], 'has the project shop; give a full path'],
    [[...set, '--endpoint', 'http://127.0.0.1:1'], '--endpoint needs --table'],
    [['--colour'], "Unknown option '--colour'"],
  ])('makes no sense of %j', (args, sentence) => {
    expect(() => readSignInOptions(args, null)).toThrow(UsageError);
    expect(() => readSignInOptions(args, null)).toThrow(sentence);
  });
});
