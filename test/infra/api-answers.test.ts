import { describe, expect, it } from 'vitest';
import { EXPOSE_HEADERS } from '../../shared/api/cors.ts';
import type { Endpoint } from '../../shared/api/row.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { apiOf } from './api-definition.ts';
import { templateOf, type Properties } from './synthesis.ts';

const template = templateOf('acme');
const { definition, operations } = apiOf(template);

/** A method that API Gateway answers by itself, with its status and constant headers, and a body if it has one. */
function mockOf(status: number, headers: Record<string, string>, requestTypes: string[], body?: string): object {
  return {
    responses: {
      [status]: {
        description: expect.any(String) as string,
        headers: Object.fromEntries(Object.keys(headers).map((name) => [name, { schema: { type: 'string' } }])),
      },
    },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      contentHandling: 'CONVERT_TO_TEXT',
      passthroughBehavior: 'never',
      requestTemplates: Object.fromEntries(requestTypes.map((type) => [type, `{"statusCode":${status}}`])),
      responses: {
        default: {
          statusCode: String(status),
          contentHandling: 'CONVERT_TO_TEXT',
          responseParameters: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
          ),
          ...(body !== undefined && { responseTemplates: { 'application/json': body } }),
        },
      },
    },
  };
}

describe('a preflight', () => {
  const browsers = Object.values<Endpoint>(ENDPOINTS).filter(({ dialect }) => dialect !== 'sentry');
  const paths = Map.groupBy(browsers, ({ path }) => path as string);

  it.each([...paths])('a preflight of %s is answered 204 without a function', (path, rows) => {
    const verbs = rows.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    const headers = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': [...verbs, 'OPTIONS'].join(', '),
      'Access-Control-Allow-Headers': '*, Authorization',
      'Access-Control-Max-Age': '7200',
    };
    expect(operations.get(`OPTIONS ${path}`)).toEqual(mockOf(204, headers, ['application/json']));
  });
});

describe('an unknown address', () => {
  it.each(['ANY /', 'ANY /{proxy+}'])('%s is answered 404 without a function, and pages can read it', (route) => {
    const readable = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': EXPOSE_HEADERS,
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'SAMEORIGIN',
    };
    const types = [
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/octet-stream',
      'application/x-sentry-envelope',
      'text/plain',
    ];
    expect(operations.get(route)).toEqual(mockOf(404, readable, types, '{"error":"404 Not Found"}'));
  });
});

describe("API Gateway's own answers", () => {
  const answers = new Map(
    Object.entries(definition['x-amazon-apigateway-gateway-responses'] as Record<string, Properties>),
  );
  const header = (type: string, name: string) =>
    answers.get(type)!['responseParameters'][`gatewayresponse.header.${name}`];

  it.each([...answers.keys()])('%s can be read by a page, and says only what its type is', (type) => {
    expect(header(type, 'Access-Control-Allow-Origin')).toBe("'*'");
    for (const exposed of EXPOSE_HEADERS.split(', '))
      expect(header(type, 'Access-Control-Expose-Headers')).toContain(exposed);
    expect(header(type, 'X-Content-Type-Options')).toBe("'nosniff'");
    expect(header(type, 'X-Frame-Options')).toBe("'SAMEORIGIN'");
    expect(Object.keys(answers.get(type)!['responseTemplates'])).toEqual(['application/json']);
  });

  it.each([
    ['MISSING_AUTHENTICATION_TOKEN', '404', '{"error":"404 Not Found"}'],
    ['INVALID_SIGNATURE', '404', '{"error":"404 Not Found"}'],
    ['EXPIRED_TOKEN', '404', '{"error":"404 Not Found"}'],
    ['ACCESS_DENIED', '404', '{"error":"404 Not Found"}'],
    ['RESOURCE_NOT_FOUND', '404', '{"error":"404 Not Found"}'],
    ['BAD_REQUEST_BODY', '400', '{"message":"400 Bad request"}'],
    ['BAD_REQUEST_PARAMETERS', '400', '{"message":"400 Bad request"}'],
    ['THROTTLED', '429', '{"message":"429 Too Many Requests"}'],
    ['QUOTA_EXCEEDED', '429', '{"message":"429 Too Many Requests"}'],
    ['INTEGRATION_TIMEOUT', '503', '{"message":"503 Service Unavailable"}'],
    ['INTEGRATION_FAILURE', '503', '{"message":"503 Service Unavailable"}'],
    ['DEFAULT_5XX', '500', '{"message":"500 Internal Server Error"}'],
  ])('%s is %s %s', (type, status, body) => {
    expect(answers.get(type)).toMatchObject({ statusCode: status, responseTemplates: { 'application/json': body } });
  });

  it.each([
    ['REQUEST_TOO_LARGE', '413', '413 Request Entity Too Large'],
    ['UNSUPPORTED_MEDIA_TYPE', '415', '415 Unsupported Media Type'],
  ])('%s is %s, and says where an event is taken that this API does not take', (type, status, message) => {
    const { statusCode, responseTemplates } = answers.get(type)!;
    expect(statusCode).toBe(status);
    const [separator, parts] = responseTemplates['application/json']['Fn::Join'] as [string, unknown[]];
    const text = parts.map((part) => (typeof part === 'string' ? part : (part as { Ref: string }).Ref)).join(separator);
    const api = template.one('AWS::ApiGatewayV2::Api').id;
    const elsewhere = `https://${api}.execute-api.AWS::Region.AWS::URLSuffix/api/v4/error_tracking/collector`;
    expect(JSON.parse(text)).toEqual({ message, detail: expect.stringMatching(new RegExp(` ${elsewhere}$`)) });
  });

  it('never are a 502, and say when to come back after a 429', () => {
    expect([...answers.values()].map(({ statusCode }) => statusCode as unknown)).not.toContain('502');
    for (const type of ['THROTTLED', 'QUOTA_EXCEEDED']) expect(header(type, 'Retry-After')).toBe("'1'");
  });
});
