import { readLambdaIntegration, readMockIntegration } from './integrations.ts';
import { expectKeys, unsupported } from './template.ts';
import type { LambdaFunction, Route } from './types.ts';

/** A REST API's `Body`, an OpenAPI document with API Gateway's extensions; gateway responses are not looked into yet. */
export interface Definition {
  routes: Pick<Route, 'method' | 'path' | 'integration'>[];
  binaryMediaTypes: string[];
  gatewayResponses: object;
}

const BINARY_TYPES = 'x-amazon-apigateway-binary-media-types';
const GATEWAY_RESPONSES = 'x-amazon-apigateway-gateway-responses';
const INTEGRATION = 'x-amazon-apigateway-integration';

const ANY = 'x-amazon-apigateway-any-method';
const METHODS = [ANY, 'delete', 'get', 'head', 'options', 'patch', 'post', 'put'];

/** @throws Error with a sentence for any key that is not known here, such as an authorizer, a model or a validator. */
export function readDefinition(apiId: string, body: unknown, functions: readonly LambdaFunction[]): Definition {
  const document = expectKeys(apiId, 'Body', body, ['openapi', 'info', 'paths', BINARY_TYPES, GATEWAY_RESPONSES]);
  const version = document['openapi'];
  if (typeof version !== 'string' || !version.startsWith('3.0.'))
    throw unsupported(apiId, 'Body', `is of OpenAPI ${String(version)}, and API Gateway imports 3.0`);
  const routes = Object.entries(document['paths'] ?? {}).flatMap(([path, item]) => {
    if (/\+\}./.test(path)) throw unsupported(apiId, `Body, path ${path},`, 'goes on after a greedy parameter');
    return Object.entries(expectKeys(apiId, `Body, path ${path},`, item, METHODS)).map(([verb, operation]) => {
      const method = verb === ANY ? 'ANY' : verb.toUpperCase();
      return { method, path, integration: readOperation(apiId, `Body, ${method} ${path},`, operation, functions) };
    });
  });
  return {
    routes,
    binaryMediaTypes: (document[BINARY_TYPES] ?? []) as string[],
    gatewayResponses: document[GATEWAY_RESPONSES] ?? {},
  };
}

function readOperation(
  apiId: string,
  place: string,
  operation: unknown,
  functions: readonly LambdaFunction[],
): Route['integration'] {
  const { responses, [INTEGRATION]: integration } = expectKeys(apiId, place, operation, ['responses', INTEGRATION]);
  const { type } = (integration ?? {}) as { type?: unknown };
  switch (type) {
    case 'aws_proxy':
      return readLambdaIntegration(apiId, place, integration, functions);
    case 'mock':
      return readMockIntegration(apiId, place, integration, responses);
    default:
      throw unsupported(apiId, place, `has an integration of the type ${String(type)}`);
  }
}
