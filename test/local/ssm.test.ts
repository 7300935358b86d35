import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accessKeyOf } from '../../local/lambda/environment.ts';
import { startSsm } from '../../local/ssm/server.ts';
import { openParameterStore } from '../../shared/ssm/parameter-store.ts';
import { openStore } from '../../shared/store/table/store.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';

const NAME = '/glet/acme/token-key';
const ARN = `arn:aws:ssm:eu-local-1:000000000000:parameter${NAME}`;
const REGION = 'eu-local-1';

/** SSM of this machine, with one function that may do these things to that parameter. */
async function ssmFor(actions: string[], file = join(temporaryDirectory(), 'ssm-parameters.json')) {
  const statements = [{ effect: 'Allow' as const, actions, resources: [ARN] }];
  const definition = functionOf('F', '', { role: { name: 'Role', statements } });
  const said: string[] = [];
  const { endpoint, stop, update } = await startSsm({ file, functions: [definition], log: (line) => said.push(line) });
  onTestFinished(stop);
  const credentials = { accessKeyId: accessKeyOf(definition), secretAccessKey: 'local' };
  const sdk = (changes: object = {}) =>
    new SSMClient({ endpoint, region: REGION, credentials, maxAttempts: 1, ...changes });
  return { file, endpoint, credentials, said, sdk, update, definition };
}
const BOTH = ['ssm:GetParameter', 'ssm:PutParameter'];
const put = (changes: object = {}) =>
  new PutParameterCommand({ Name: NAME, Value: 'value', Type: 'SecureString', ...changes });
const get = (changes: object = {}) => new GetParameterCommand({ Name: NAME, WithDecryption: true, ...changes });

describe('a parameter', () => {
  it('is put and read as by AWS', async () => {
    const ssm = (await ssmFor(BOTH)).sdk();
    expect(await ssm.send(put())).toMatchObject({ Tier: 'Standard', Version: 1 });
    const { Parameter } = await ssm.send(get());
    expect(Parameter).toMatchObject({ ARN, DataType: 'text', Name: NAME, Type: 'SecureString', Value: 'value' });
    expect(Parameter!.LastModifiedDate).toBeInstanceOf(Date);
    expect((await ssm.send(get({ WithDecryption: false }))).Parameter!.Value).not.toContain('value');
  });

  it('is not replaced unless that is said', async () => {
    const ssm = (await ssmFor(BOTH)).sdk();
    await ssm.send(put());
    await expect(ssm.send(put({ Value: 'other' }))).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
    expect((await ssm.send(get())).Parameter).toMatchObject({ Value: 'value', Version: 1 });
    expect(await ssm.send(put({ Value: 'other', Overwrite: true }))).toMatchObject({ Version: 2 });
    expect((await ssm.send(get())).Parameter).toMatchObject({ Value: 'other', Version: 2 });
  });

  it('that is not there is not found', async () => {
    await expect((await ssmFor(BOTH)).sdk().send(get())).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });

  it('is in a file that only its owner may read, and there after a restart', async () => {
    const { file, sdk } = await ssmFor(BOTH);
    await sdk().send(put());
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual(['ssm-parameters.json']);
    const again = (await ssmFor(BOTH, file)).sdk();
    expect((await again.send(get())).Parameter).toMatchObject({ Value: 'value' });
    await expect(again.send(put())).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
  });

  it('is not forgotten because its file cannot be read', async () => {
    const file = join(temporaryDirectory(), 'ssm-parameters.json');
    writeFileSync(file, '{"half');
    await expect(ssmFor(BOTH, file)).rejects.toThrow(SyntaxError);
    expect(readFileSync(file, 'utf8')).toBe('{"half');
  });
});

describe('what AWS refuses is refused', () => {
  it.each<[string, object]>([
    ['a name that begins with aws', { Name: '/aws/key' }],
    ['a name that begins with ssm', { Name: 'SSM-key' }],
    ['a name with other letters', { Name: '/glet/schlüssel' }],
    ['a name with a space', { Name: '/glet/a b' }],
    ['a hierarchy without a slash in front', { Name: 'glet/key' }],
    ['an empty level', { Name: '/glet//key' }],
    ['more than 15 levels', { Name: '/a'.repeat(16) }],
    ['a name that is too long', { Name: `/${'a'.repeat(1_011)}` }],
    ['a value of more than 4 KiB', { Value: 'x'.repeat(4_097) }],
    ['a value of more than 4 KiB in bytes', { Value: 'ü'.repeat(2_049) }],
    ['no value', { Value: '' }],
    ['no type', { Type: undefined }],
    ['another tier', { Tier: 'Advanced' }],
    ['a key of its own, which is not known here', { KeyId: 'alias/own' }],
  ])('%s', async (_what, changes) => {
    const { file, endpoint, sdk } = await startEverybody();
    await expect(sdk.send(put(changes))).rejects.toMatchObject({ name: 'ValidationException' });
    expect({ endpoint, there: readdirSync(join(file, '..')) }).toEqual({ endpoint, there: [] });
  });

  it.each<[string, object]>([
    ['the longest value', { Value: 'x'.repeat(4_096) }],
    ['the deepest hierarchy', { Name: '/a'.repeat(15) }],
  ])('%s is not', async (_what, changes) => {
    await expect((await startEverybody()).sdk.send(put(changes))).resolves.toMatchObject({ Version: 1 });
  });

  it('another type than the parameter has', async () => {
    const { sdk } = await startEverybody();
    await sdk.send(put());
    await expect(sdk.send(put({ Type: 'String', Overwrite: true }))).rejects.toMatchObject({
      name: 'HierarchyTypeMismatchException',
    });
    await expect(sdk.send(put({ Name: '/glet/list', Type: 'StringList' }))).rejects.toMatchObject({
      name: 'UnsupportedParameterType',
    });
  });
});

async function startEverybody() {
  const file = join(temporaryDirectory(), 'ssm-parameters.json');
  const { endpoint, stop } = await startSsm({ file, functions: 'everybody' });
  onTestFinished(stop);
  const credentials = { accessKeyId: 'any', secretAccessKey: 'x' };
  return { file, endpoint, sdk: new SSMClient({ endpoint, region: REGION, credentials, maxAttempts: 1 }) };
}

describe("the parameters' front door", () => {
  it("refuses what the function's role does not allow, in the words of IAM, and tells it", async () => {
    const { sdk, said } = await ssmFor(['ssm:GetParameter']);
    const message =
      `User: arn:aws:sts::000000000000:assumed-role/Role/Test-F is not authorized to perform: ssm:PutParameter on ` +
      `resource: ${ARN} because no identity-based policy allows the ssm:PutParameter action`;
    await expect(sdk().send(put())).rejects.toMatchObject({ name: 'AccessDeniedException', message });
    expect(said).toEqual([message]);
    await expect(sdk().send(get({ Name: '/glet/other/token-key' }))).rejects.toThrow('parameter/glet/other/token-key');
    await expect(sdk().send(get())).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });

  it('follows the functions when they change', async () => {
    const { sdk, update, definition } = await ssmFor([]);
    await expect(sdk().send(get())).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const statements = [{ effect: 'Allow' as const, actions: ['ssm:GetParameter'], resources: [ARN] }];
    update([{ ...definition, role: { name: 'Role', statements } }]);
    await expect(sdk().send(get())).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });

  it('refuses a caller that it does not know, and a signature for somewhere else', async () => {
    const { sdk, credentials } = await ssmFor(BOTH);
    const stranger = sdk({ credentials: { ...credentials, accessKeyId: 'STRANGER' } });
    await expect(stranger.send(get())).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    const elsewhere = sdk({ region: 'us-east-1' });
    await expect(elsewhere.send(get())).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('refuses what is no operation, and what is no JSON', async () => {
    const { endpoint, credentials } = await ssmFor(['ssm:*']);
    const Authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20260101/${REGION}/ssm/aws4_request, SignedHeaders=host, Signature=0`;
    const ask = async (operation: string, body: string) => {
      const headers = { Authorization, 'X-Amz-Target': `AmazonSSM.${operation}` };
      const answer = await fetch(endpoint, { method: 'POST', headers, body });
      return { status: answer.status, ...((await answer.json()) as object) };
    };
    expect(await ask('DeleteParameter', JSON.stringify({ Name: NAME }))).toMatchObject({
      status: 400,
      __type: 'UnknownOperationException',
    });
    expect(await ask('GetParameter', '{')).toMatchObject({ status: 400, __type: 'SerializationException' });
  });

  it('is spoken to by the functions in the same way as by the SDK', async () => {
    const { endpoint, credentials, sdk } = await ssmFor(BOTH);
    const store = openStore({ table: 'none' }, { region: REGION, credentials });
    onTestFinished(() => store.db.destroy());
    const parameters = openParameterStore(store, endpoint);
    expect(await parameters.read(NAME)).toBeNull();
    expect(await parameters.create(NAME, 'value')).toBe('created');
    expect(await parameters.create(NAME, 'other')).toBe('exists');
    expect(await parameters.read(NAME)).toBe('value');
    expect((await sdk().send(get())).Parameter).toMatchObject({ Type: 'SecureString', Value: 'value' });
  });
});
