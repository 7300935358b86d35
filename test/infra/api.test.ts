import { describe, expect, it } from 'vitest';
import { pathsOf } from '../../shared/api/paths.ts';
import type { Endpoint } from '../../shared/api/row.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';
import { PAGES } from '../../shared/api/pages.ts';
import { apiOf } from './api-definition.ts';
import { functionOf, templateOf, type Template } from './synthesis.ts';

const OPTIONS = { throttling: { rate: 7, burst: 9 }, collectorThrottling: { rate: 3, burst: 5 } };
const template = templateOf('acme', OPTIONS);
const rows: Endpoint[] = Object.values(ENDPOINTS);
const { definition, operations } = apiOf(template);
const pages = Object.values(PAGES).flatMap(({ paths, function: file }) =>
  paths.map((path) => ({ method: 'GET', path, function: file })),
);
const routed = rows.flatMap((row) => pathsOf(row).map((path) => ({ ...row, path })));
const expected = [...routed, ...pages].flatMap(({ method, path, function: file }) =>
  (method === 'GET' ? ['GET', 'HEAD'] : [method]).map((verb) => ({ route: `${verb} ${path}`, file })),
);

describe('the API', () => {
  it('is regional, passes bodies on unchanged and is served under /api', () => {
    expect(template.one('AWS::ApiGateway::RestApi').properties).toMatchObject({
      EndpointConfiguration: { Types: ['REGIONAL'] },
    });
    expect(definition).toMatchObject({
      openapi: '3.0.1',
      info: { title: 'glet-acme', description: expect.stringContaining('acme') },
      'x-amazon-apigateway-binary-media-types': ['*/*'],
    });
    expect(template.one('AWS::ApiGateway::Stage').properties['StageName']).toBe('api');
  });

  it('has the routes of the contract, HEAD beside each GET, OPTIONS for each path that pages call, all else, and no other', () => {
    const browsers = rows.filter(({ dialect }) => dialect !== 'sentry');
    const preflights = new Set(browsers.map(({ path }) => `OPTIONS ${path}`));
    const routes = [...expected.map(({ route }) => route), ...preflights, 'GET /', 'HEAD /', 'ANY /', 'ANY /{proxy+}'];
    expect([...operations.keys()].toSorted()).toEqual(routes.toSorted());
  });

  it.each(expected)('$route reaches $file', ({ route, file }) => {
    const integration = operations.get(route)!['x-amazon-apigateway-integration'];
    expect(integration).toMatchObject({ type: 'aws_proxy', httpMethod: 'POST' });
    const { id } = functionOf(template, file);
    expect(JSON.stringify(integration.uri)).toContain(`{"Fn::GetAtt":["${id}","Arn"]},"/invocations"`);
  });

  it('leads from its own address to the pages, without a function', () => {
    const { type, responses } = operations.get('GET /')!['x-amazon-apigateway-integration'];
    expect({ type, status: responses.default.statusCode }).toEqual({ type: 'mock', status: '302' });
    expect(responses.default.responseParameters['method.response.header.Location']).toBe("'/api/ui/'");
    expect(operations.get('HEAD /')).toEqual(operations.get('GET /'));
  });

  it('names a path parameter the same wherever it stands in the same place', () => {
    const parameters = routed.flatMap(({ path }) =>
      [...path.matchAll(/\{\w+\}/g)].map(({ index, 0: name }) => ({ before: path.slice(0, index), name })),
    );
    const names = Map.groupBy(parameters, ({ before }) => before);
    for (const [, here] of names) expect(new Set(here.map(({ name }) => name)).size).toBe(1);
  });

  it('is deployed anew when its definition has changed', () => {
    const idOf = (changed: Template): string => changed.one('AWS::ApiGateway::Deployment').id;
    expect(idOf(templateOf('acme'))).toBe(idOf(template));
    // The name is in the definition.
    expect(idOf(templateOf('other'))).not.toBe(idOf(template));
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
      setting('POST', '/~1v4~1error_tracking~1collector~1api~1{id}~1security', 3, 5),
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

  it('is left to a role that the account has, if the tenant says so, and nothing else changes', () => {
    const without = templateOf('acme', { ...OPTIONS, apiGatewayLogRole: false });
    const role = template.at(template.one('AWS::ApiGateway::Account').properties['CloudWatchRoleArn']).id;
    const left = template.resources.filter(({ id, type }) => type !== 'AWS::ApiGateway::Account' && id !== role);
    const isDeployment = ({ type }: { type: string }): boolean => type === 'AWS::ApiGateway::Deployment';
    expect(without.resources.filter((resource) => !isDeployment(resource)).map(({ id }) => id)).toEqual(
      left.filter((resource) => !isDeployment(resource)).map(({ id }) => id),
    );
    expect(without.one('AWS::ApiGateway::Stage').properties['AccessLogSetting'].Format).toBe(AccessLogSetting.Format);
  });
});
