import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { InvokeResult } from '../../local/lambda/result.ts';
import { answering, echo } from '../kit/local/gateway.ts';
import { servingBoth } from '../kit/local/http-api.ts';

const own = { host: 'xyz.execute-api.localhost' };
const ORIGIN = { origin: 'https://app.example' };

describe('an HTTP API', () => {
  it('gives the function an event of payload format 1.0', async () => {
    const { eventOf } = await servingBoth(echo);
    const headers = { ...own, 'X-Twice': 'a', 'Content-Type': 'application/json' };
    expect(await eventOf('/api/collect/a%2Bb/envelope/?a=1&a=2', { headers, body: '{"é":1}' })).toMatchObject({
      version: '1.0',
      resource: '/collect/{id}/{endpoint+}',
      path: '/api/collect/a%2Bb/envelope/',
      httpMethod: 'POST',
      headers: { 'x-twice': 'a', host: own.host },
      multiValueHeaders: { 'x-twice': ['a'] },
      multiValueQueryStringParameters: { a: ['1', '2'] },
      pathParameters: { id: 'a+b', endpoint: 'envelope/' },
      stageVariables: { restApi: 'https://abc' },
      body: '{"é":1}',
      isBase64Encoded: false,
      requestContext: { apiId: 'xyz', stage: 'api', path: '/api/collect/a%2Bb/envelope/', domainPrefix: 'xyz' },
    });
  });

  const gzip = gzipSync('{}');
  it.each([
    ['text/plain;charset=UTF-8', true],
    ['TEXT/html', true],
    ['application/json', true],
    ['application/json; charset=utf-8', true],
    ['application/xml', true],
    ['application/javascript', true],
    ['application/x-sentry-envelope', false],
    ['application/x-www-form-urlencoded', false],
    ['application/octet-stream', false],
    ['application/vnd.api+json', false],
    [null, false],
    ['', false],
  ])('makes text of a body of the type %s: %s, whatever its coding', async (type, isText) => {
    const { eventOf } = await servingBoth(echo);
    const headers = { ...own, 'content-encoding': 'gzip', ...(type !== null && { 'content-type': type }) };
    expect(await eventOf('/api/collect/1/envelope/', { headers, body: gzip })).toMatchObject({
      body: isText ? gzip.toString() : gzip.toString('base64'),
      isBase64Encoded: !isText,
    });
  });

  it.each([
    ['/api/exact', 200],
    ['/api/exact/', 404],
    ['/api/collect/1/envelope', 200],
    ['/api/collect/1/', 200],
    ['/api/collect/', 404],
    ['/api/nowhere', 404],
    ['/other/exact', 403],
  ])('tells a path with a slash at the end from the one without: %s is %i', async (path, status) => {
    const { send } = await servingBoth(echo);
    expect((await send(path, { headers: own })).status).toBe(status);
  });

  it('answers for itself what no route takes, in words of its own', async () => {
    const { send } = await servingBoth(echo);
    const answer = await send('/api/exact', { method: 'GET', headers: own });
    expect(answer).toMatchObject({ status: 404, text: '{"message":"Not Found"}' });
    expect(answer.headers).toHaveProperty('apigw-requestid');
    expect(answer.headers).not.toHaveProperty('x-amzn-requestid');
  });

  it.each<[string, InvokeResult]>([
    ['throws', { status: 'error', errorType: 'Error', errorMessage: 'm', trace: [] }],
    ['takes too long', { status: 'timeout', timeoutMs: 1 }],
    ['returns nonsense', { status: 'ok', payload: 'nonsense' }],
    ['is throttled', { status: 'throttled', concurrency: 1 }],
  ])('answers 500 when the function %s', async (_, result) => {
    const { send } = await servingBoth(answering(result));
    expect(await send('/api/exact', { headers: own })).toMatchObject({
      status: 500,
      text: '{"message":"Internal Server Error"}',
    });
  });

  it('answers 503 when the function does not, and 429 beyond its throttling', async () => {
    const { send } = await servingBoth(async (id, event) =>
      id === 'POST /slow' ? new Promise(() => undefined) : echo(id, event),
    );
    expect(await send('/api/slow', { headers: own })).toMatchObject({
      status: 503,
      text: '{"message":"Service Unavailable"}',
    });
    const statuses = [await send('/api/throttled', { headers: own }), await send('/api/throttled', { headers: own })];
    expect(statuses).toMatchObject([{ status: 200 }, { status: 429, text: '{"message":"Too Many Requests"}' }]);
  });

  it.each([
    [10 * 1024 * 1024 + 1, 413, '{"message":"Request Entity Too Large"}'],
    [6 * 1024 * 1024, 500, '{"message":"Internal Server Error"}'],
  ])('answers a body of %i bytes with %i', async (bytes, status, text) => {
    const { send } = await servingBoth(answering({ status: 'ok', payload: { statusCode: 200 } }));
    expect(await send('/api/exact', { headers: own, body: Buffer.alloc(bytes) })).toMatchObject({ status, text });
  });

  it('takes 10,240 bytes of request line and headers', async () => {
    const { send } = await servingBoth(echo);
    expect((await send('/api/exact', { headers: { ...own, 'x-a': 'a'.repeat(9_000) } })).status).toBe(200);
    expect((await send('/api/exact', { headers: { ...own, 'x-a': 'a'.repeat(10_240) } })).status).toBe(431);
  });
});

describe("an HTTP API's CORS", () => {
  const answer = answering({
    status: 'ok',
    payload: { statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'https://other', 'X-A': 'a' } },
  });

  it("takes the place of the function's for a request with an origin, and leaves none without", async () => {
    const { send } = await servingBoth(answer);
    const [asked, unasked] = [
      await send('/api/exact', { headers: { ...own, ...ORIGIN } }),
      await send('/api/exact', { headers: own }),
    ];
    expect(asked.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Retry-After,X-A',
      'x-a': 'a',
    });
    expect(unasked.headers).not.toHaveProperty('access-control-allow-origin');
    expect(unasked.headers).toHaveProperty('x-a');
  });

  it('answers a preflight by itself, wherever it is sent', async () => {
    const { send } = await servingBoth(answer);
    const headers = { ...own, ...ORIGIN, 'access-control-request-method': 'POST' };
    expect(await send('/api/nowhere', { method: 'OPTIONS', headers })).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': '*' },
    });
    expect((await send('/api/exact', { method: 'OPTIONS', headers: own })).status).toBe(404);
  });
});
