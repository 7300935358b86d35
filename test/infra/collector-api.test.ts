import { describe, expect, it } from 'vitest';
import { EXPOSE_HEADERS } from '../../shared/api/cors.ts';
import { functionOf, templateOf } from './synthesis.ts';
import { ENDPOINTS } from '../../shared/api/index.ts';

const certificateArn = 'arn:aws:acm:eu-central-1:123456789012:certificate/0a1b2c3d';
const plain = templateOf('acme', { collectorThrottling: { rate: 3, burst: 5 } });
const mapped = templateOf('full', { domain: { name: 'errors.full.example', certificateArn } });
const api = plain.one('AWS::ApiGatewayV2::Api');
const stage = plain.one('AWS::ApiGatewayV2::Stage').properties;
const integration = plain.one('AWS::ApiGatewayV2::Integration');
const envelope = functionOf(plain, 'collector/envelope');

describe("the collector's own API", () => {
  it('is an HTTP API that answers preflights of every page', () => {
    expect(api.properties).toEqual({
      Name: 'glet-acme-collector',
      Description: 'Takes the events of acme',
      ProtocolType: 'HTTP',
      CorsConfiguration: {
        AllowOrigins: ['*'],
        AllowMethods: ['POST'],
        AllowHeaders: ['*'],
        ExposeHeaders: EXPOSE_HEADERS.split(', '),
        MaxAge: 7200,
      },
    });
  });

  it('has a route for DSNs and one for tunnels, which end with no slash and take both endpoints with and without one', () => {
    const routes = plain.of('AWS::ApiGatewayV2::Route').map(({ properties }) => properties);
    const paths = ['/v4/error_tracking/collector/api', '/api/v4/error_tracking/collector'];
    expect(routes).toEqual(
      paths.map((path) => ({
        ApiId: { Ref: api.id },
        RouteKey: `POST ${path}/{id}/{endpoint+}`,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: integration.id }]] },
      })),
    );
  });

  describe('under a domain', () => {
    const keys = mapped
      .of('AWS::ApiGatewayV2::ApiMapping')
      .map(({ properties }) => [properties['ApiMappingKey'] as string, properties['ApiId']] as const);
    const routes = mapped
      .of('AWS::ApiGatewayV2::Route')
      .map(({ properties }) => (properties['RouteKey'] as string).replace('POST ', ''));
    const taking = (path: string) =>
      routes.filter((route) =>
        new RegExp(`^${route.replace('{id}', '[^/]+').replace('{endpoint+}', '.+')}$`).test(path),
      );
    /** What is left of a path by the mapping with the longest key, and the API that it is for. */
    const below = (path: string) => {
      const [key, chosen] = keys
        .toSorted(([one], [other]) => other.length - one.length)
        .find(([one]) => path.startsWith(`/${one}/`))!;
      return { api: chosen, path: path.slice(key.length + 1) };
    };

    it.each(['/api/v4/error_tracking/collector/api/1/envelope/', '/api/api/v4/error_tracking/collector/1/envelope/'])(
      'one route and no other takes what is sent to %s',
      (address) => {
        const { api: chosen, path } = below(address);
        expect(chosen).toEqual({ Ref: mapped.one('AWS::ApiGatewayV2::Api').id });
        expect(taking(path)).toHaveLength(1);
      },
    );

    it("the REST API keeps everything else, and API Gateway's own host the route of DSNs", () => {
      const rest = { Ref: mapped.one('AWS::ApiGateway::RestApi').id };
      for (const path of ['/api/v4/projects/1', '/api/v4/error_tracking/other', '/api/api/v4/projects'])
        expect(below(path).api).toEqual(rest);
      expect(taking('/v4/error_tracking/collector/api/1/store')).toHaveLength(1);
      expect(routes).toHaveLength(3);
    });
  });

  it('hands over what a REST API would, and may call that one function', () => {
    expect(integration.properties).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '1.0',
      IntegrationUri: { 'Fn::GetAtt': [envelope.id, 'Arn'] },
    });
    const permissions = plain
      .of('AWS::Lambda::Permission')
      .filter(({ properties }) => JSON.stringify(properties['SourceArn']).includes(api.id));
    expect(permissions).toHaveLength(1);
    const { FunctionName, Principal, SourceArn } = permissions[0]!.properties;
    expect([plain.at(FunctionName), Principal]).toEqual([envelope, 'apigateway.amazonaws.com']);
    expect(SourceArn['Fn::Join'][1].slice(-2)).toEqual([{ Ref: api.id }, '/api/POST/*']);
  });

  it('has a stage that is throttled as the tenant says, and deploys what changes', () => {
    expect(stage).toMatchObject({
      StageName: 'api',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 3, ThrottlingBurstLimit: 5 },
    });
  });

  it('tells the function where the REST API is', () => {
    const value = JSON.stringify(stage['StageVariables'].restApi);
    expect(value).toContain(`{"Ref":"${plain.one('AWS::ApiGateway::RestApi').id}"},".execute-api."`);
  });

  it("writes the REST API's access log, without query, headers or the path as it was called", () => {
    const { DestinationArn, Format } = stage['AccessLogSettings'];
    const rest = plain.one('AWS::ApiGateway::Stage').properties['AccessLogSetting'];
    expect(JSON.stringify(rest.DestinationArn)).toContain(`{"Ref":"${plain.at(DestinationArn).id}"}`);
    expect(Object.keys(JSON.parse(Format) as object)).toEqual(Object.keys(JSON.parse(rest.Format) as object));
    expect(Format).not.toMatch(/header|query|context\.path|resourcePath}|customDomain/i);
    expect(Format).toContain('$context.routeKey');
  });

  it.each(Object.values(ENDPOINTS))('is told to $function if that shows DSNs', (row) => {
    const { Variables } = functionOf(plain, row.function).properties['Environment'];
    const showsDsns = /^(?:Client|Sentry)Key/.test(row.response);
    expect(Variables.GLET_COLLECTOR_API).toEqual(showsDsns ? { Ref: api.id } : undefined);
  });

  it.each([true, false])('is one whose functions alone are told whether to announce what is dropped: %s', (given) => {
    const stack = templateOf('acme', { announceDropped: given });
    for (const { function: file } of Object.values(ENDPOINTS)) {
      const { Variables } = functionOf(stack, file).properties['Environment'];
      expect(Variables.GLET_ANNOUNCE_DROPPED).toBe(file.startsWith('collector/') ? String(given) : undefined);
    }
  });

  it('adds five resources to a stack, and the permission', () => {
    const own = plain.resources.filter(({ type }) => type.startsWith('AWS::ApiGatewayV2::'));
    expect(own).toHaveLength(5);
  });
});
