import type { APIGatewayProxyEvent } from 'aws-lambda';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { answering, echo, serving } from '../kit/local/gateway.ts';

describe('a REST API', () => {
  it.each<[string, (text: string) => Buffer]>([
    ['gzip', gzipSync],
    ['GZIP', gzipSync],
    ['deflate', deflateSync],
    ['identity', (text) => Buffer.from(text)],
  ])('undoes %s and leaves the header, as base64', async (coding, encode) => {
    const { baseUrl } = await serving(echo);
    const text = '{"a":1}';
    const headers = { 'Content-Encoding': coding };
    const response = await fetch(`${baseUrl}/projects`, { method: 'POST', body: encode(text), headers });
    const event = (await response.json()) as APIGatewayProxyEvent;
    expect(event).toMatchObject({ body: Buffer.from(text).toString('base64'), isBase64Encoded: true });
    expect(event.multiValueHeaders['content-encoding'] ?? event.multiValueHeaders['Content-Encoding']).toEqual([
      coding,
    ]);
  });

  it.each<[string, Buffer]>([
    ['br', brotliCompressSync('{}')],
    ['zstd', zstdCompressSync('{}')],
    ['gzip, identity', gzipSync('{}')],
    ['x-gzip', gzipSync('{}')],
    ['gzip', Buffer.from('{}')],
    ['gzip', gzipSync('{}').subarray(0, 15)],
    ['deflate', deflateRawSync('{}')],
    ['constructor', Buffer.from('{}')],
  ])('answers 415 to a body under the coding %s that it cannot undo', async (coding, body) => {
    const { baseUrl } = await serving(echo);
    const response = await fetch(`${baseUrl}/projects`, {
      method: 'POST',
      body,
      headers: { 'Content-Encoding': coding },
    });
    expect([response.status, await response.text()]).toEqual([415, '{"message":"Unsupported Media Type"}']);
  });

  it('looks at no coding where there is no body, and passes a body without a coding on byte by byte', async () => {
    const { baseUrl } = await serving(echo);
    const empty = await fetch(`${baseUrl}/projects`, { method: 'POST', headers: { 'Content-Encoding': 'br' } });
    expect(empty.status).toBe(200);
    const body = gzipSync('{"a":1}');
    const response = await fetch(`${baseUrl}/projects`, { method: 'POST', body });
    expect(await response.json()).toMatchObject({ body: body.toString('base64'), isBase64Encoded: true });
  });

  it.each([
    [5, 413],
    [11, 413],
    [4, 200],
  ])('measures %i MiB as they are once inflated: %i', async (mebibytes, status) => {
    const { baseUrl } = await serving(answering({ status: 'ok', payload: { statusCode: 200 } }));
    const body = gzipSync(Buffer.alloc(mebibytes * 1024 * 1024));
    const response = await fetch(`${baseUrl}/projects`, {
      method: 'POST',
      body,
      headers: { 'Content-Encoding': 'gzip' },
    });
    expect(response.status).toBe(status);
  });
});
