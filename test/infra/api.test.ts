import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../shared/api/endpoint.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { EXPOSE_HEADERS } from '../../shared/api/cors.ts';
import { functionOf, templateOf, type Properties, type Resource } from './synthesis.ts';

const template = templateOf('acme', {
  throttling: { rate: 7, burst: 9 },
  collectorThrottling: { rate: 3, burst: 5 },
});
const rows: Endpoint[] = Object.values(ENDPOINTS);
const methods = template.of('AWS::ApiGateway::Method');

function pathOf(method: Resource): string {
  const walk = (reference: Properties): string => {
    if (reference['Fn::GetAtt']?.[1] === 'RootResourceId') return '';
    const { ParentId, PathPart } = template.at(reference).properties;
    return `${walk(ParentId)}/${PathPart}`;
  };
  return walk(method.properties['ResourceId']);
}

const served = new Map(methods.map((method) => [`${method.properties['HttpMethod']} ${pathOf(method)}`, method]));
const expected = rows.flatMap(({ method, path, function: file }) =>
  (method === 'GET' ? ['GET', 'HEAD'] : [method]).map((verb) => ({ route: `${verb} ${path}`, file })),
);

describe('the API', () => {
  it('is regional, passes bodies on unchanged and is served under /api', () => {
    expect(template.one('AWS::ApiGateway::RestApi').properties).toMatchObject({
      BinaryMediaTypes: ['*/*'],
      EndpointConfiguration: { Types: ['REGIONAL'] },
      Description: expect.stringContaining('acme'),
    });
    expect(template.one('AWS::ApiGateway::Stage').properties['StageName']).toBe('api');
  });

  it('has the routes of the contract, HEAD beside each GET, OPTIONS for each path, and no other', () => {
    const preflights = new Set(rows.map(({ path }) => `OPTIONS ${path}`));
    expect([...served.keys()].toSorted()).toEqual([...expected.map(({ route }) => route), ...preflights].toSorted());
  });

  it.each(expected)('$route reaches $file, which this route and no other may call', ({ route, file }) => {
    const { Integration } = served.get(route)!.properties;
    const { id } = functionOf(template, file);
    expect(Integration).toMatchObject({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' });
    expect(JSON.stringify(Integration.Uri)).toContain(`"${id}"`);
    const arn = `/${route.replace(' ', '').replace(/\{\w+\}/g, '*')}`;
    const allowed = template.of('AWS::Lambda::Permission').filter(({ properties }) => {
      const isItsFunction = template.at(properties['FunctionName']).id === id;
      return isItsFunction && JSON.stringify(properties['SourceArn']).includes(`"${arn}"`);
    });
    expect(allowed).toHaveLength(1);
    expect(allowed[0]!.properties).toMatchObject({
      Principal: 'apigateway.amazonaws.com',
      Action: 'lambda:InvokeFunction',
    });
  });

  it('gives no permission beyond one per route', () => {
    expect(template.of('AWS::Lambda::Permission')).toHaveLength(expected.length);
  });

  it('names a path parameter the same wherever it stands in the same place', () => {
    const parts = template
      .of('AWS::ApiGateway::Resource')
      .filter(({ properties }) => properties['PathPart'].startsWith('{'));
    const parents = parts.map(({ properties }) => JSON.stringify(properties['ParentId']));
    expect(new Set(parents).size).toBe(parents.length);
  });

  it('throttles every method as the tenant says, those of the collector by their own option', () => {
    const setting = (HttpMethod: string, ResourcePath: string, rate: number, burst: number) => ({
      HttpMethod,
      ResourcePath,
      ThrottlingRateLimit: rate,
      ThrottlingBurstLimit: burst,
      DataTraceEnabled: false,
    });
    expect(template.one('AWS::ApiGateway::Stage').properties['MethodSettings']).toEqual([
      setting('*', '/*', 7, 9),
      setting('POST', '/~1v4~1error_tracking~1collector~1api~1{id}~1envelope', 3, 5),
      setting('POST', '/~1v4~1error_tracking~1collector~1api~1{id}~1store', 3, 5),
    ]);
  });

  it('leaves room in the stack for twice as many routes', () => {
    expect(template.resources.length).toBeLessThan(250);
  });
});

describe('a preflight', () => {
  const preflights = methods.filter(({ properties }) => properties['HttpMethod'] === 'OPTIONS');

  it.each(preflights)('$id is answered 204 without a function', (method) => {
    const { Integration, MethodResponses } = method.properties;
    expect(Integration).toMatchObject({ Type: 'MOCK', ContentHandling: 'CONVERT_TO_TEXT' });
    expect(JSON.parse(Integration.RequestTemplates['application/json'])).toEqual({ statusCode: 204 });
    expect(Integration.IntegrationResponses).toHaveLength(1);
    const { StatusCode, ResponseParameters } = Integration.IntegrationResponses[0];
    expect(StatusCode).toBe('204');
    const verbs = expected
      .filter(({ route }) => route.endsWith(` ${pathOf(method)}`))
      .map(({ route }) => route.split(' ')[0]);
    expect(ResponseParameters).toEqual({
      'method.response.header.Access-Control-Allow-Origin': "'*'",
      'method.response.header.Access-Control-Allow-Methods': `'${[...verbs, 'OPTIONS'].join(', ')}'`,
      'method.response.header.Access-Control-Allow-Headers': "'*, Authorization'",
      'method.response.header.Access-Control-Max-Age': "'7200'",
    });
    expect(MethodResponses).toEqual([
      {
        StatusCode: '204',
        ResponseParameters: Object.fromEntries(Object.keys(ResponseParameters).map((name) => [name, true])),
      },
    ]);
  });
});

describe('the access log', () => {
  const { AccessLogSetting } = template.one('AWS::ApiGateway::Stage').properties;

  it('has a line of JSON per request, without query, headers or the path as it was called', () => {
    const line = JSON.parse(AccessLogSetting.Format) as Record<string, string>;
    expect(Object.keys(line)).toEqual(
      expect.arrayContaining(['requestId', 'ip', 'method', 'resourcePath', 'status', 'latency']),
    );
    expect(AccessLogSetting.Format).not.toMatch(/header|query|context\.path|customDomain/i);
  });

  it('can be written: the stage waits for the role that the account gives API Gateway, which outlives the stack', () => {
    const account = template.one('AWS::ApiGateway::Account');
    expect(account.deletionPolicy).toBe('Retain');
    expect(template.at(account.properties['CloudWatchRoleArn']).deletionPolicy).toBe('Retain');
  });
});

describe("API Gateway's own answers", () => {
  const answers = new Map(
    template.of('AWS::ApiGateway::GatewayResponse').map(({ properties }) => [properties['ResponseType'], properties]),
  );
  const header = (type: string, name: string) =>
    answers.get(type)!['ResponseParameters'][`gatewayresponse.header.${name}`];

  it.each([...answers.keys()])('%s can be read by a page, and says only what its type is', (type) => {
    expect(header(type, 'Access-Control-Allow-Origin')).toBe("'*'");
    for (const exposed of EXPOSE_HEADERS.split(', '))
      expect(header(type, 'Access-Control-Expose-Headers')).toContain(exposed);
    expect(header(type, 'X-Content-Type-Options')).toBe("'nosniff'");
    expect(header(type, 'X-Frame-Options')).toBe("'SAMEORIGIN'");
    expect(Object.keys(answers.get(type)!['ResponseTemplates'])).toEqual(['application/json']);
  });

  it.each([
    ['MISSING_AUTHENTICATION_TOKEN', '404', '{"error":"404 Not Found"}'],
    ['INVALID_SIGNATURE', '404', '{"error":"404 Not Found"}'],
    ['EXPIRED_TOKEN', '404', '{"error":"404 Not Found"}'],
    ['ACCESS_DENIED', '404', '{"error":"404 Not Found"}'],
    ['RESOURCE_NOT_FOUND', '404', '{"error":"404 Not Found"}'],
    ['BAD_REQUEST_BODY', '400', '{"message":"400 Bad request"}'],
    ['BAD_REQUEST_PARAMETERS', '400', '{"message":"400 Bad request"}'],
    ['REQUEST_TOO_LARGE', '413', '{"message":"413 Request Entity Too Large"}'],
    ['UNSUPPORTED_MEDIA_TYPE', '415', '{"message":"415 Unsupported Media Type"}'],
    ['THROTTLED', '429', '{"message":"429 Too Many Requests"}'],
    ['QUOTA_EXCEEDED', '429', '{"message":"429 Too Many Requests"}'],
    ['INTEGRATION_TIMEOUT', '503', '{"message":"503 Service Unavailable"}'],
    ['INTEGRATION_FAILURE', '503', '{"message":"503 Service Unavailable"}'],
    ['DEFAULT_5XX', '500', '{"message":"500 Internal Server Error"}'],
  ])('%s is %s %s', (type, status, body) => {
    expect(answers.get(type)).toMatchObject({ StatusCode: status, ResponseTemplates: { 'application/json': body } });
  });

  it('never are a 502, and say when to come back after a 429', () => {
    expect([...answers.values()].map(({ StatusCode }) => StatusCode)).not.toContain('502');
    for (const type of ['THROTTLED', 'QUOTA_EXCEEDED']) expect(header(type, 'Retry-After')).toBe("'1'");
  });
});
