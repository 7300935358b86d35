import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openParameterStore, type ParameterStore } from '../../../shared/ssm/parameter-store.ts';
import { openStore } from '../../../shared/store/table/store.ts';
import { expectedAuthorization } from '../../kit/sigv4.ts';

const NAME = '/glet/acme/token-key';
const credentials = { accessKeyId: 'ASIAROLE', secretAccessKey: 'role secret', sessionToken: 'session' };

interface Asked {
  headers: IncomingHttpHeaders;
  body: string;
}
type Reply = { status: number; body: string } | 'hang up';
const json = (status: number, body: object): Reply => ({ status, body: JSON.stringify(body) });
const FOUND = json(200, { Parameter: { Name: NAME, Type: 'SecureString', Value: 'its value' } });
const CREATED = json(200, { Tier: 'Standard', Version: 1 });
const refusal = (type: string): Reply => json(400, { __type: type, message: 'what SSM says' });

/** A Parameter Store whose SSM gives these answers, the last one for ever. */
async function answering(...replies: Reply[]): Promise<ParameterStore & { asked: Asked[] }> {
  const asked: Asked[] = [];
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat((await request.toArray()) as Buffer[]).toString();
    const reply = replies[Math.min(asked.push({ headers: request.headers, body }), replies.length) - 1]!;
    if (reply === 'hang up') request.socket.destroy();
    else response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.1' }).end(reply.body);
  }
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store = openStore({ table: 'none' }, { region: 'eu-central-1', credentials });
  onTestFinished(() => {
    store.db.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { ...openParameterStore(store, endpoint), asked };
}

describe('a parameter', () => {
  it('is read decrypted', async () => {
    const parameters = await answering(FOUND);
    expect(await parameters.read(NAME)).toBe('its value');
    expect(parameters.asked).toMatchObject([{ headers: { 'x-amz-target': 'AmazonSSM.GetParameter' } }]);
    expect(JSON.parse(parameters.asked[0]!.body)).toEqual({ Name: NAME, WithDecryption: true });
  });

  it('is null when it is not there', async () => {
    expect(await (await answering(refusal('ParameterNotFound'))).read(NAME)).toBeNull();
    expect(await (await answering(refusal('com.amazonaws.ssm#ParameterNotFound'))).read(NAME)).toBeNull();
  });

  it('is created as a secure string of the tier without a fee, and replaces none', async () => {
    const parameters = await answering(CREATED);
    expect(await parameters.create(NAME, 'new')).toBe('created');
    expect(parameters.asked).toMatchObject([{ headers: { 'x-amz-target': 'AmazonSSM.PutParameter' } }]);
    const sent = { Name: NAME, Value: 'new', Type: 'SecureString', Tier: 'Standard', Overwrite: false };
    expect(JSON.parse(parameters.asked[0]!.body)).toEqual(sent);
    expect(await (await answering(refusal('ParameterAlreadyExists'))).create(NAME, 'new')).toBe('exists');
  });

  it("is asked for as the function's role, in SSM's protocol", async () => {
    const parameters = await answering(FOUND);
    await parameters.read(NAME);
    const { headers, body } = parameters.asked[0]!;
    expect(headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-security-token': 'session',
      authorization: expectedAuthorization(headers, body, credentials.secretAccessKey),
    });
    expect(headers.authorization).toMatch(/Credential=ASIAROLE\/\d{8}\/eu-central-1\/ssm\/aws4_request/);
    for (const name of ['host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target'])
      expect(headers.authorization).toMatch(new RegExp(`SignedHeaders=[^,]*\\b${name}\\b`));
  });

  it.each<[string, Reply]>([
    ['too many requests', refusal('ThrottlingException')],
    ['a failure of SSM', json(500, { __type: 'InternalServerError' })],
    ['no answer of SSM', { status: 503, body: '<html>' }],
    ['a connection that ends', 'hang up'],
  ])('is asked for again after %s, three times at most', async (_what, passing) => {
    const first = await answering(passing, FOUND);
    expect(await first.read(NAME)).toBe('its value');
    expect(first.asked).toHaveLength(2);
    const always = await answering(passing);
    await expect(always.read(NAME)).rejects.toThrow(`GetParameter of the parameter ${NAME} failed`);
    expect(always.asked).toHaveLength(3);
  });

  it.each(['AccessDeniedException', 'ValidationException', 'InvalidKeyId'])(
    'is not asked for again after %s, which is told with its name',
    async (type) => {
      const parameters = await answering(refusal(type));
      await expect(parameters.read(NAME)).rejects.toThrow(
        `GetParameter of the parameter ${NAME} failed: 400 ${type} what SSM says`,
      );
      expect(parameters.asked).toHaveLength(1);
    },
  );

  it.each(['<html>', 'null', '[]', '{}', '"text"', ''])(
    'is neither there nor created after a 200 with %j',
    async (body) => {
      const parameters = await answering({ status: 200, body });
      await expect(parameters.read(NAME)).rejects.toThrow(`GetParameter of the parameter ${NAME} failed: 200`);
      await expect(parameters.create(NAME, 'new')).rejects.toThrow(`PutParameter of the parameter ${NAME} failed: 200`);
    },
  );

  it('is not told with its value when it cannot be created', async () => {
    const parameters = await answering(refusal('AccessDeniedException'));
    const failure = await parameters.create(NAME, 'the new secret').catch((error: unknown) => error as Error);
    expect(String(failure)).toContain(NAME);
    expect(JSON.stringify(Object.getOwnPropertyDescriptors(failure))).not.toContain('the new secret');
  });
});
