import { mkdtempSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accessKeyOf } from '../../local/lambda/environment.ts';
import { removeExpired } from '../../local/s3/engine.ts';
import { startS3 } from '../../local/s3/server.ts';
import { sha256, signingHeaders } from '../../local/s3/signature.ts';
import { openObjects } from '../../shared/s3/objects.ts';
import { openStore } from '../../shared/store/table/store.ts';
import { temporaryDirectory } from '../kit/local/directories.ts';
import { functionOf } from '../kit/local/functions.ts';

const REGION = 'eu-local-1';
const NAME = 'glet-test-bucket';
const BUCKET = {
  id: 'Bucket',
  name: NAME,
  arn: `arn:aws:s3:::${NAME}`,
  expirations: [{ prefix: 'chunks/', days: 1 }],
};
const ALL = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];

/** S3 of this machine, with one function that may do these things to chunks. */
async function s3For(actions: string[] = ALL, more: { actions: string[]; resources: string[] }[] = []) {
  const statements = [{ actions, resources: [`${BUCKET.arn}/chunks/*`] }, ...more];
  const role = { name: 'Role', statements: statements.map((one) => ({ effect: 'Allow' as const, ...one })) };
  const definition = functionOf('F', '', { role });
  const said: string[] = [];
  const options = { directory: join(temporaryDirectory(), 's3'), other: null, buckets: [BUCKET] };
  const { endpoint, stop } = await startS3({ ...options, functions: [definition], log: (line) => said.push(line) });
  onTestFinished(stop);
  const credentials = { accessKeyId: accessKeyOf(definition), secretAccessKey: 'local' };
  const store = openStore({ table: 'none' }, { region: REGION, credentials });
  onTestFinished(() => store.db.destroy());
  return { endpoint, credentials, said, objects: openObjects(store, { name: NAME, endpoint }), ...options };
}
type S3 = Awaited<ReturnType<typeof s3For>>;

/** A request as it is signed, changed before it is sent; status and code of what comes back. */
async function send(
  { endpoint, credentials }: Pick<S3, 'endpoint' | 'credentials'>,
  changes: {
    method?: string;
    path?: string;
    sentPath?: string;
    body?: Buffer;
    sentBody?: Buffer;
    headers?: Record<string, string>;
    now?: Date;
    region?: string;
    accessKeyId?: string;
    secretAccessKey?: string;
  },
): Promise<string> {
  const { method = 'PUT', path = `/${NAME}/chunks/a/b`, body = Buffer.from('content'), now = new Date() } = changes;
  const { region = REGION, accessKeyId = credentials.accessKeyId } = changes;
  const { secretAccessKey = credentials.secretAccessKey, sentPath = path, sentBody = body } = changes;
  const { host } = new URL(endpoint);
  const identity = { accessKeyId, secretAccessKey, region };
  const { host: _, ...signed } = signingHeaders({ method, path, host, body }, identity, now);
  const response = await fetch(endpoint + sentPath, {
    method,
    headers: { ...signed, ...changes.headers },
    ...(method !== 'GET' && { body: new Uint8Array(sentBody) }),
  });
  const text = await response.text();
  return [response.status, /<Code>(\w+)/.exec(text)?.[1] ?? ''].join(' ').trim();
}

describe('an object', () => {
  it('is put, replaced, read whole and by ranges, and removed', async () => {
    const { objects } = await s3For();
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) & 255));
    await objects.put('chunks/admin/one', Buffer.from('before'));
    await objects.put('chunks/admin/one', bytes);
    expect((await objects.get('chunks/admin/one')).equals(bytes)).toBe(true);
    expect(await objects.get('chunks/admin/one', { start: 0, length: 2 })).toEqual(bytes.subarray(0, 2));
    expect(await objects.get('chunks/admin/one', { start: 70_000, length: 9 })).toEqual(bytes.subarray(70_000, 70_009));
    const beyond = await objects.get('chunks/admin/one', { start: 299_990, length: 50 });
    expect(beyond).toEqual(bytes.subarray(299_990));
    await objects.put('chunks/admin/empty', Buffer.alloc(0));
    expect(await objects.get('chunks/admin/empty')).toEqual(Buffer.alloc(0));
    await objects.remove('chunks/admin/one');
    await objects.remove('chunks/admin/one');
    await expect(objects.get('chunks/admin/one')).rejects.toThrow(
      'GET of the object chunks/admin/one failed: 403 AccessDenied',
    );
  });

  it('is on the disk of the data directory, and there after a restart', async () => {
    const first = await s3For();
    await first.objects.put('chunks/admin/one', Buffer.from('kept'));
    const { endpoint, stop } = await startS3({
      directory: first.directory,
      other: null,
      buckets: [BUCKET],
      functions: 'everybody',
    });
    onTestFinished(stop);
    const store = openStore({ table: 'none' }, { region: REGION, credentials: first.credentials });
    const again = openObjects(store, { name: NAME, endpoint });
    expect(await again.get('chunks/admin/one')).toEqual(Buffer.from('kept'));
    store.db.destroy();
  });

  it('that is not there is told only to those who may list', async () => {
    const listing = { actions: ['s3:ListBucket'], resources: [BUCKET.arn] };
    await expect((await s3For(ALL, [listing])).objects.get('chunks/a/b')).rejects.toThrow('404 NoSuchKey');
    await expect((await s3For()).objects.get('chunks/a/b')).rejects.toThrow('403 AccessDenied');
  });

  it('is removed when the lifecycle says so, and only then', async () => {
    const { objects, directory } = await s3For(ALL, [{ actions: ALL, resources: [`${BUCKET.arn}/idx/*`] }]);
    for (const key of ['chunks/a/old', 'chunks/a/new', 'idx/a/old']) await objects.put(key, Buffer.from(key));
    const dayAgo = Date.now() / 1000 - 86_401;
    const files = readdirSync(join(directory, NAME), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((one) => one.includes('old')))
      utimesSync(join(directory, NAME, file), dayAgo, dayAgo);
    removeExpired(directory, BUCKET, Date.now());
    await expect(objects.get('chunks/a/old')).rejects.toThrow('403');
    expect(String(await objects.get('chunks/a/new'))).toBe('chunks/a/new');
    expect(String(await objects.get('idx/a/old'))).toBe('idx/a/old');
  });
});

describe('what the role does not allow', () => {
  it.each([
    ['another action', ['s3:GetObject'], 'chunks/a/b'],
    ['the key of another prefix', ALL, 'idx/1/b'],
    ['a key that only begins like it', ALL, 'chunks'],
  ])('%s is denied, and said', async (_, actions, key) => {
    const s3 = await s3For(actions);
    expect(await send(s3, { path: `/${NAME}/${key}` })).toBe('403 AccessDenied');
    expect(s3.said).toEqual([expect.stringContaining('is not authorized to perform: s3:PutObject on resource')]);
  });

  it('another bucket is denied', async () => {
    expect(await send(await s3For(), { path: '/other-bucket/chunks/a' })).toBe('403 AccessDenied');
  });
});

describe('what S3 refuses is refused', () => {
  it.each<[string, Parameters<typeof send>[1], string]>([
    ['a right request', {}, '200'],
    ['an unknown key', { accessKeyId: 'AKIANOBODY' }, '403 InvalidAccessKeyId'],
    ['another secret', { secretAccessKey: 'other' }, '403 SignatureDoesNotMatch'],
    ['the signature of another path', { sentPath: `/${NAME}/chunks/a/c` }, '403 SignatureDoesNotMatch'],
    ['another region', { region: 'us-east-1' }, '400 AuthorizationHeaderMalformed'],
    ['no signature', { headers: { authorization: 'Bearer x' } }, '403 InvalidAccessKeyId'],
    ['a clock that is late', { now: new Date(Date.now() - 16 * 60_000) }, '403 RequestTimeTooSkewed'],
    ['a clock that is early', { now: new Date(Date.now() + 16 * 60_000) }, '403 RequestTimeTooSkewed'],
    ['another body', { sentBody: Buffer.from('contenT') }, '400 XAmzContentSHA256Mismatch'],
    [
      'the hash of another body',
      { sentBody: Buffer.from('x'), headers: { 'x-amz-content-sha256': sha256('x') } },
      '403 SignatureDoesNotMatch',
    ],
    ['a type that is not signed', { headers: { 'content-type': 'text/plain' } }, '403 AccessDenied'],
  ])('%s: %s', async (_, changes, expected) => {
    expect(await send(await s3For(), changes)).toBe(expected);
  });

  it.each<[string, Parameters<typeof send>[1]]>([
    ['a list', { method: 'GET', path: `/${NAME}` }],
    ['a bucket', { path: `/${NAME}` }],
    ['a method', { method: 'POST' }],
    ['a query', { sentPath: `/${NAME}/chunks/a/b?acl` }],
    ['a copy', { headers: { 'x-amz-copy-source': '/a/b' } }],
    ['a condition', { headers: { 'if-none-match': '*' } }],
    ['a payload without a hash', { headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }],
    ['a key with an empty part', { sentPath: `/${NAME}/chunks//b` }],
    ['a key that leads elsewhere', { sentPath: `/${NAME}/chunks/%2E%2E%2Fidx/b` }],
    ['a range of the first byte', { method: 'GET', body: Buffer.alloc(0), headers: { range: 'bytes=0-0' } }],
    ['another range', { method: 'GET', body: Buffer.alloc(0), headers: { range: 'bytes=-5' } }],
  ])('%s is not known here, and it says so', async (_, changes) => {
    expect(await send(await s3For(), changes)).toBe('501 NotImplemented');
  });
});

describe("somebody else's S3", () => {
  it('is given the bucket, signed for as who we are there', async () => {
    const other = await s3For();
    const asThere = { endpoint: other.endpoint, ...other.credentials, region: REGION };
    const options = {
      directory: mkdtempSync(join(temporaryDirectory(), 's3-')),
      other: asThere,
      functions: 'everybody' as const,
    };
    const said: string[] = [];
    const { endpoint, stop } = await startS3({ ...options, buckets: [], log: (line) => said.push(line) });
    onTestFinished(stop);
    expect(await send({ endpoint, credentials: other.credentials }, {})).toBe('200');
    expect(String(await other.objects.get('chunks/a/b'))).toBe('content');
    expect(readdirSync(options.directory)).toEqual([]);
    const without = await startS3({ ...options, buckets: [BUCKET], log: (line) => said.push(line) });
    onTestFinished(without.stop);
    expect(await send({ endpoint: without.endpoint, credentials: other.credentials }, {})).toBe('500 InternalError');
    expect(said).toEqual([expect.stringContaining(`does not make the bucket ${NAME}: 501`)]);
  });
});
