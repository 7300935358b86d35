import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Route } from '../../local/assembly/types.ts';
import { gatewayResponse } from '../../local/gateway/gateway-response.ts';
import { forwardedHeaders } from '../../local/gateway/headers.ts';
import { createMatcher } from '../../local/gateway/match-route.ts';
import { readProxyResponse } from '../../local/gateway/proxy-response.ts';
import { parseTarget } from '../../local/gateway/target.ts';
import { createThrottle } from '../../local/gateway/throttle.ts';

function route(method: string, path: string): Route {
  const integration = { type: 'lambda', functionId: 'F', credentials: null, timeoutMs: 1000 } as const;
  return { method, path, resourceId: 'r', throttle: { rate: 10, burst: 2 }, integration };
}

describe('a request target', () => {
  it.each([
    ['/api/v4/projects?a=b', { stage: 'api', path: '/v4/projects', query: 'a=b' }],
    ['/api', { stage: 'api', path: '/', query: '' }],
    ['//api/v4//projects', { stage: 'api', path: '/v4//projects', query: '' }],
    ['http://host:1/api/a?b', { stage: 'api', path: '/a', query: 'b' }],
    ['http://host', { stage: '', path: '/', query: '' }],
    ['/api/%/a%2Fb?%', { stage: 'api', path: '/%/a%2Fb', query: '%' }],
    ['*', null],
    ['/api/\xff\xfe', null],
  ])('%j is %j', (url, expected) => {
    expect(parseTarget(url)).toEqual(expected);
  });
});

describe('a route', () => {
  const match = createMatcher([
    route('GET', '/projects/{id}'),
    route('GET', '/projects/mine'),
    route('GET', '/projects/{id}/keys/{key_id}'),
    route('ANY', '/projects/{id}'),
    route('GET', '/'),
    route('ANY', '/files/{proxy+}'),
    route('GET', '/files/{id}'),
    route('GET', '/files/a/{proxy+}'),
  ]);
  const found = (method: string, path: string): unknown => {
    const result = match(method, path);
    return result && [result.route.method, result.route.path, result.pathParameters];
  };

  it.each([
    ['GET', '/projects/1', ['GET', '/projects/{id}', { id: '1' }]],
    ['GET', '/projects/group%2Fproject', ['GET', '/projects/{id}', { id: 'group%2Fproject' }]],
    ['GET', '/projects/%', ['GET', '/projects/{id}', { id: '%' }]],
    ['GET', '/projects/1/', ['GET', '/projects/{id}', { id: '1' }]],
    ['GET', '/projects/mine', ['GET', '/projects/mine', null]],
    ['POST', '/projects/1', ['ANY', '/projects/{id}', { id: '1' }]],
    ['GET', '/projects/1/keys/2', ['GET', '/projects/{id}/keys/{key_id}', { id: '1', key_id: '2' }]],
    ['GET', '/', ['GET', '/', null]],
    ['GET', '/projects//', null],
    ['GET', '/projects/', null],
    ['GET', '/projects/1//keys/2', null],
    ['POST', '/projects/1/keys/2', null],
    ['POST', '/files/1', ['ANY', '/files/{proxy+}', { proxy: '1' }]],
    ['POST', '/files/1//b%2Fc/', ['ANY', '/files/{proxy+}', { proxy: '1//b%2Fc' }]],
    ['GET', '/files/1', ['GET', '/files/{id}', { id: '1' }]],
    ['GET', '/files/1/2', ['ANY', '/files/{proxy+}', { proxy: '1/2' }]],
    ['GET', '/files/a/b', ['GET', '/files/a/{proxy+}', { proxy: 'b' }]],
    ['PUT', '/files/a/b', ['ANY', '/files/{proxy+}', { proxy: 'a/b' }]],
    ['GET', '/files', null],
    ['GET', '/files/', null],
  ])('%s %s is %j', (method, path, expected) => {
    expect(found(method, path)).toEqual(expected);
  });
});

describe('a greedy parameter', () => {
  const paths = ['/ui', '/ui/{page+}', '/ui/-/assets/{file}', '/ui/-/session', '/{proxy+}'];
  const match = createMatcher(paths.map((path) => route('GET', path)));
  const segment = fc.constantFrom('ui', '-', 'assets', 'session', 'a', 'b%2Fc', '%', '');
  const sentPath = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => `/${segments.join('/')}`);
  /** What API Gateway says of each resource, without looking for the best of them. */
  const takes: Readonly<Record<string, RegExp>> = {
    '/ui': /^\/ui$/,
    '/ui/-/session': /^\/ui\/-\/session$/,
    '/ui/-/assets/{file}': /^\/ui\/-\/assets\/[^/]+$/,
    '/ui/{page+}': /^\/ui\/.*[^/].*$|^\/ui\/\/+$/,
    '/{proxy+}': /^\/.+$/,
  };

  it('takes whatever no more specific route takes, as it was sent', () => {
    fc.assert(
      fc.property(sentPath, (path) => {
        const found = match('GET', path);
        const sent = path.length > 1 ? path.replace(/\/$/, '') : path;
        const best = Object.keys(takes).find((one) => takes[one]!.test(sent));
        expect(found?.route.path).toBe(best);
        const [value] = Object.values(found?.pathParameters ?? {});
        const start = best?.indexOf('{') ?? -1;
        expect(value).toBe(start < 0 ? undefined : sent.slice(start));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('request headers', () => {
  const connection = { sourceIp: '127.0.0.1', port: 8787, traceId: 'Root=1' };

  it('keep names and all values; those of the connection are dropped and the forwarded ones are the gateway’s', () => {
    const raw = ['Accept', 'a', 'accept', 'b', 'Connection', 'x', 'X-Forwarded-Host', 'h'];
    const spoofed = ['x-forwarded-for', '10.0.0.1', 'X-Forwarded-Proto', 'https', 'X-Forwarded-Port', '443'];
    expect(forwardedHeaders([...raw, ...spoofed], connection)).toEqual({
      Accept: ['a', 'b'],
      'X-Forwarded-Host': ['h'],
      'X-Amzn-Trace-Id': ['Root=1'],
      'X-Forwarded-For': ['10.0.0.1, 127.0.0.1'],
      'X-Forwarded-Port': ['8787'],
      'X-Forwarded-Proto': ['http'],
    });
  });
});

describe("a function's response", () => {
  it('may have both kinds of headers, numbers in text, and a base64 body', () => {
    const answer = readProxyResponse({
      statusCode: '201',
      headers: { 'X-A': 1, 'X-B': 'b', 'WWW-Authenticate': 'Bearer' },
      multiValueHeaders: { 'x-a': ['0'], 'Set-Cookie': ['a', 'b'] },
      body: 'aGk=',
      isBase64Encoded: true,
    });
    expect(answer).toEqual({
      status: 201,
      headers: {
        'x-a': ['0', '1'],
        'Set-Cookie': ['a', 'b'],
        'X-B': ['b'],
        'x-amzn-Remapped-WWW-Authenticate': ['Bearer'],
        'Content-Type': ['application/json'],
      },
      body: Buffer.from('hi'),
    });
  });

  it.each([
    [null, 'it is no object'],
    ['text', 'it is no object'],
    [{ body: '' }, 'statusCode is no status'],
    [{ statusCode: 42 }, 'statusCode is no status'],
    [{ statusCode: 200, body: {} }, 'body is no string'],
    [{ statusCode: 200, headers: { a: {} } }, 'headers are no strings by name'],
    [{ statusCode: 200, multiValueHeaders: { a: 'b' } }, 'multiValueHeaders are no lists of strings by name'],
    [{ statusCode: 200, cookies: [] }, 'it has the field cookies'],
  ])('%j is malformed: %s', (payload, problem) => {
    expect(readProxyResponse(payload)).toBe(problem);
  });
});

describe('a gateway response', () => {
  it("is API Gateway's own without an override", () => {
    const { status, body } = gatewayResponse({ gatewayResponses: {} }, 'MISSING_AUTHENTICATION_TOKEN', 'r');
    expect([status, body.toString()]).toEqual([403, '{"message":"Missing Authentication Token"}']);
  });

  it('falls back to the default of its class, which keeps the status unless it names one', () => {
    const template = {
      contentType: 'text/plain',
      body: '$context.error.responseType $context.requestId $context.nope',
    };
    const gatewayResponses = { DEFAULT_4XX: { status: null, headers: { A: 'b' }, template } };
    const { status, headers, body } = gatewayResponse({ gatewayResponses }, 'THROTTLED', 'r');
    expect([status, headers, body.toString()]).toEqual([
      429,
      { 'Content-Type': ['text/plain'], A: ['b'] },
      'THROTTLED r ',
    ]);
  });
});

describe('throttling', () => {
  it('takes a burst at once and then the rate, per route', () => {
    let now = 0;
    const take = createThrottle(() => now);
    const [one, other] = [route('GET', '/a'), route('GET', '/b')];
    expect([take(one), take(one), take(one), take(other)]).toEqual([true, true, false, true]);
    now = 100;
    expect([take(one), take(one)]).toEqual([true, false]);
  });
});
