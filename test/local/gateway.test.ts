import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { RequestLogEntry } from '../../local/gateway/request-log.ts';
import { startGateway } from '../../local/gateway/server.ts';
import type { InvokeResult } from '../../local/lambda/result.ts';
import { answering, API, echo, serving } from '../kit/local/gateway.ts';

describe('the gateway', () => {
  it('gives the function an event of the Lambda proxy integration', async () => {
    const { baseUrl, port } = await serving(echo);
    const url = `${baseUrl}/projects/group%2Fproject/?a=1&a=2%20x+y&b`;
    const response = await fetch(url, { headers: { 'PRIVATE-TOKEN': 't', 'User-Agent': 'ua' } });
    const event = (await response.json()) as APIGatewayProxyEvent;
    expect(event).toMatchObject({
      resource: '/projects/{id}',
      path: '/projects/group%2Fproject/',
      httpMethod: 'GET',
      queryStringParameters: { a: '2 x y', b: '' },
      multiValueQueryStringParameters: { a: ['1', '2 x y'], b: [''] },
      pathParameters: { id: 'group%2Fproject' },
      stageVariables: null,
      body: null,
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        apiId: 'abc',
        resourcePath: '/projects/{id}',
        httpMethod: 'GET',
        path: '/api/projects/group%2Fproject/',
        stage: 'api',
        protocol: 'HTTP/1.1',
        domainName: 'localhost',
        domainPrefix: 'localhost',
        identity: { sourceIp: '127.0.0.1', userAgent: 'ua' },
      },
    });
    expect(event.requestContext.requestTime).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    expect(event.requestContext.requestId).toBe(response.headers.get('x-amzn-requestid'));
    expect(event.multiValueHeaders['X-Forwarded-Port']).toEqual([String(port)]);
    expect(event.headers['Host']).toBeUndefined();
    expect(event.headers['host']).toBe(`localhost:${port}`);
  });

  it('has null for what a request does not have', async () => {
    const { baseUrl } = await serving(echo);
    const event = (await (await fetch(`${baseUrl}/projects`, { method: 'POST' })).json()) as APIGatewayProxyEvent;
    expect(event).toMatchObject({
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      body: null,
    });
  });

  it('answers HEAD without a body', async () => {
    const { baseUrl } = await serving(echo);
    const response = await fetch(`${baseUrl}/projects/1`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(0);
  });

  it.each([
    ['GET', '/nope', {}, 404, '{"error":"404 Not Found"}'],
    ['DELETE', '/projects', {}, 404, '{"error":"404 Not Found"}'],
    ['GET', '/nope', { Authorization: 'Bearer x' }, 403, '{"message":"Authorization header is no AWS signature"}'],
    ['OPTIONS', '/projects', {}, 204, ''],
    ['OPTIONS', '/projects/1', {}, 500, '{"message":"Internal server error"}'],
    ['POST', '/binary', {}, 500, '{"message":"Internal server error"}'],
    ['DELETE', '/known/a/b', { Authorization: 'Bearer x' }, 404, '{"error":"mocked"}'],
    ['PUT', '/known/a', { 'Content-Type': 'text/plain; charset=utf-8' }, 404, '{"error":"mocked"}'],
    ['PUT', '/known/a', { 'Content-Type': 'text/html' }, 415, '{"message":"Unsupported Media Type"}'],
    ['GET', '/slow', {}, 504, '{"message":"Endpoint request timed out"}'],
  ])('answers %s %s with %j by itself: %i', async (method, path, headers, status, body) => {
    const { baseUrl } = await serving(async (id, event) =>
      id === 'slow' ? new Promise(() => undefined) : echo(id, event),
    );
    const response = await fetch(baseUrl + path, { method, headers });
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it('refuses a request line and headers of more than 10,240 bytes', async () => {
    const { baseUrl } = await serving(echo);
    const statusOf = async (length: number): Promise<number> =>
      (await fetch(`${baseUrl}/projects/1`, { headers: { 'X-A': 'a'.repeat(length) } })).status;
    expect([await statusOf(9_000), await statusOf(10_300)]).toEqual([200, 431]);
  });

  it('answers 403 to a path outside the stage', async () => {
    const { port } = await serving(echo);
    const response = await fetch(`http://localhost:${port}/projects`);
    expect([response.status, await response.text()]).toEqual([403, '{"message":"Forbidden"}']);
  });

  it("answers 429 beyond the stage's throttling", async () => {
    const { baseUrl } = await serving(echo);
    const statuses = [(await fetch(`${baseUrl}/throttled`)).status, (await fetch(`${baseUrl}/throttled`)).status];
    expect(statuses).toEqual([200, 429]);
  });

  it.each<[string, InvokeResult]>([
    ['throws', { status: 'error', errorType: 'Error', errorMessage: 'm', trace: [] }],
    ['takes too long', { status: 'timeout', timeoutMs: 1 }],
    ['returns nonsense', { status: 'ok', payload: 'nonsense' }],
  ])('answers 502 and logs why when the function %s', async (_, result) => {
    const entries: RequestLogEntry[] = [];
    const { baseUrl } = await serving(answering(result), (entry) => entries.push(entry));
    const response = await fetch(`${baseUrl}/projects/1`);
    expect([response.status, await response.text()]).toEqual([502, '{"message":"Internal server error"}']);
    expect(entries).toMatchObject([{ method: 'GET', status: 502, functionId: 'GET /projects/{id}' }]);
    expect(entries[0]!.problem).not.toBeNull();
  });

  it('answers as for a failed integration, not 429, when Lambda throttles the function', async () => {
    const entries: RequestLogEntry[] = [];
    const throttled = answering({ status: 'throttled', concurrency: 3 });
    const { baseUrl } = await serving(throttled, (entry) => entries.push(entry));
    const response = await fetch(`${baseUrl}/projects/1`);
    expect([response.status, await response.text()]).toEqual([503, '{"message":"503 Service Unavailable"}']);
    expect(entries).toMatchObject([
      { problem: 'throttled by Lambda: the function runs 3 times already, all of its reserved concurrency' },
    ]);
  });

  it('finishes what is in flight when it stops', async () => {
    const started = Promise.withResolvers<undefined>();
    const finish = Promise.withResolvers<undefined>();
    const gateway = await serving(async (id, event) => {
      started.resolve(undefined);
      await finish.promise;
      return echo(id, event);
    });
    const response = fetch(`${gateway.baseUrl}/projects/1`);
    await started.promise;
    const stopped = gateway.stop();
    finish.resolve(undefined);
    expect((await response).status).toBe(200);
    await stopped;
    await expect(fetch(`${gateway.baseUrl}/projects/1`)).rejects.toThrow('fetch failed');
  });

  it('says so when the port is taken', async () => {
    const { port } = await serving(echo);
    await expect(startGateway({ api: API, invoke: echo, port })).rejects.toThrow(
      `Port ${port} is taken. Choose another one with PORT`,
    );
  });
});
