import { CfnApi, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { COLLECTOR_PATH, COLLECTOR_ROUTE, TUNNELLED_ROUTE, TUNNEL_PREFIX } from '../../shared/api/collector.ts';
import { ALLOW_ORIGIN, EXPOSE_HEADERS } from '../../shared/api/cors.ts';
import type { Tenant } from '../tenant.ts';
import { HTTP_API_LINE } from './access-log.ts';
import { acknowledge } from './acknowledge.ts';
import { COLLECTOR_SEGMENT, ownAddress, STAGE } from './addresses.ts';

/**
 * Declares the HTTP API that SDKs send to. A REST API undoes gzip and deflate itself and refuses every other coding; an
 * HTTP API is not known to look at `Content-Encoding`, and costs $1.00 per million requests in place of $3.50.
 *
 * Without its routes, because they need the function, and other functions are told which API this is. It answers
 * preflights by itself, and puts these headers in place of the functions' where a request has an `Origin` (API Gateway
 * Developer Guide, "Configure CORS for HTTP APIs in API Gateway").
 */
export function collectorApi(scope: Construct, tenant: Pick<Tenant, 'name'>): CfnApi {
  return new CfnApi(new Construct(scope, 'Collector'), 'Api', {
    name: `glet-${tenant.name}-collector`,
    description: `Takes the events of ${tenant.name}`,
    protocolType: 'HTTP',
    corsConfiguration: {
      allowOrigins: [ALLOW_ORIGIN],
      allowMethods: ['POST'],
      // A page of another origin has no `Authorization` to send: its SDK puts the key into the query.
      allowHeaders: ['*'],
      exposeHeaders: EXPOSE_HEADERS.split(', '),
      maxAge: 7200,
    },
  });
}

export interface CollectorRoutesProps {
  api: CfnApi;
  /** Takes all that is sent, whichever endpoint it is for. */
  collect: LambdaFunction;
  accessLog: LogGroup;
  /** Id of the REST API. */
  restApi: string;
  tenant: Pick<Tenant, 'collectorThrottling' | 'domain'>;
}

/**
 * Leads the API's routes to a function, and opens its stage.
 *
 * One greedy route for both endpoints, with and without the slash that every SDK ends its address with. To an HTTP API
 * these are two paths, and a route may not end with a slash: aws-cdk refuses one, aws/serverless-application-model#1949
 * and powertools-lambda-python#1552 could not make one. `{endpoint+}` takes both; the function looks at what it took.
 *
 * Under a custom domain the path of the mapping is gone before a route is looked for, so there the routes are short ones, for
 * DSNs and for tunnels. No request may match two routes, because which of two greedy ones takes it is documented nowhere:
 * hence the tunnels' mapping leaves a segment of its own, and with a domain API Gateway's own host has no route for them,
 * where no DSN leads then.
 */
export function collectorRoutes(props: CollectorRoutesProps): CfnStage {
  const { api, collect, tenant } = props;
  const own = api.node.scope!;
  const integration = new CfnIntegration(own, 'Integration', {
    apiId: api.ref,
    integrationType: 'AWS_PROXY',
    integrationUri: collect.functionArn,
    // That of a REST API, so that the function sees one kind of event.
    payloadFormatVersion: '1.0',
  });
  const routes = {
    Route: COLLECTOR_PATH + COLLECTOR_ROUTE,
    ...(tenant.domain
      ? { MappedRoute: COLLECTOR_ROUTE, MappedTunnelledRoute: COLLECTOR_SEGMENT + TUNNELLED_ROUTE }
      : { TunnelledRoute: TUNNEL_PREFIX + COLLECTOR_PATH + TUNNELLED_ROUTE }),
  };
  for (const [id, path] of Object.entries(routes)) {
    const target = `integrations/${integration.ref}`;
    const route = new CfnRoute(own, id, { apiId: api.ref, routeKey: `POST ${path}`, target });
    acknowledge(route, {
      'AwsSolutions-APIG4': 'Who may send is said by a client key, which the function looks up.',
    });
  }
  collect.addPermission('Collector', {
    principal: new ServicePrincipal('apigateway.amazonaws.com'),
    sourceArn: Stack.of(own).formatArn({ service: 'execute-api', resource: api.ref, resourceName: `${STAGE}/POST/*` }),
  });
  return stageOf(own, props);
}

/**
 * The name is the first segment of the API's own address, so a DSN has GitLab's form there as well. A variable tells the
 * function where bodies go that an HTTP API spoils: its environment could not, for the REST API is made from its ARN.
 */
function stageOf(own: Construct, { api, accessLog, restApi, tenant }: CollectorRoutesProps): CfnStage {
  const { rate, burst } = tenant.collectorThrottling;
  return new CfnStage(own, 'Stage', {
    apiId: api.ref,
    stageName: STAGE,
    autoDeploy: true,
    stageVariables: { restApi: ownAddress(own, restApi) },
    accessLogSettings: { destinationArn: accessLog.logGroupArn, format: JSON.stringify(HTTP_API_LINE) },
    // Of each route; targets, not exact bounds ("Throttle requests to your HTTP APIs").
    defaultRouteSettings: { throttlingRateLimit: rate, throttlingBurstLimit: burst },
  });
}
