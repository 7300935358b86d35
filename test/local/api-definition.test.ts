import { describe, expect, it } from 'vitest';
import { loadAssembly } from '../../local/assembly/load.ts';
import { smallDefinition, smallTemplate, writeAssembly } from '../kit/local/template.ts';

type Node = Record<string, unknown>;

const GET = ['paths', '/projects/{id}', 'get'];
const LAMBDA = [...GET, 'x-amazon-apigateway-integration'];
const ANY = ['paths', '/{proxy+}', 'x-amazon-apigateway-any-method'];
const MOCK = [...ANY, 'x-amazon-apigateway-integration'];
const ANSWER = [...MOCK, 'responses', 'default'];
const REFUSAL = ['x-amazon-apigateway-gateway-responses', 'MISSING_AUTHENTICATION_TOKEN'];

/** Loads a stack whose API's definition has something else at a place. */
function loadWith(place: readonly string[], changes: Node): ReturnType<typeof loadAssembly> {
  const definition = smallDefinition();
  const at = place.reduce((node, key) => node[key] as Node, definition as Node);
  Object.assign(at, changes);
  const template = smallTemplate();
  template.Resources['Api']!.Properties['Body'] = definition;
  return loadAssembly(writeAssembly(template));
}

describe("an API's definition", () => {
  it.each<[readonly string[], Node, string]>([
    [[], { openapi: '3.1.0' }, 'Body is of OpenAPI 3.1.0'],
    [[], { security: [] }, 'Body has security'],
    [[], { 'x-amazon-apigateway-policy': {} }, 'Body has x-amazon-apigateway-policy'],
    [[], { paths: { '/{proxy+}/a': {} } }, 'Body, path /{proxy+}/a, goes on after a greedy parameter'],
    [['paths', '/projects/{id}'], { parameters: [] }, 'Body, path /projects/{id}, has parameters'],
    [['paths', '/projects/{id}'], { trace: {} }, 'Body, path /projects/{id}, has trace'],
    [GET, { security: [{ sigv4: [] }] }, 'Body, GET /projects/{id}, has security'],
    [GET, { 'x-amazon-apigateway-integration': undefined }, 'has an integration of the type undefined'],
    [LAMBDA, { type: 'http_proxy' }, 'has an integration of the type http_proxy'],
    [LAMBDA, { httpMethod: 'GET' }, 'invokes a function by GET'],
    [LAMBDA, { uri: 'arn:aws:lambda:eu-local-1:000000000000:function:other' }, 'calls no function of the stack'],
    [
      LAMBDA,
      { credentials: 'arn:aws:iam::000000000000:role/r' },
      'as arn:aws:iam::000000000000:role/r, which is no role',
    ],
    [MOCK, { passthroughBehavior: 'when_no_match' }, 'Body, ANY /{proxy+}, is a mock that lets a body through'],
    [MOCK, { requestTemplates: { 'text/plain': '$input.body' } }, 'is a mock of a shape that is not known here'],
    [MOCK, { requestTemplates: { 'text/plain': '{"statusCode":200}' } }, 'is a mock of a shape that is not known'],
    [MOCK, { requestTemplates: {} }, 'is a mock of a shape that is not known here'],
    [[...MOCK, 'responses'], { '4\\d\\d': {} }, 'has 4\\d\\d'],
    [ANSWER, { responseParameters: { 'method.response.header.X-B': "'b'" } }, 'not declare the response header X-B'],
    [ANSWER, { responseParameters: { 'method.response.header.X-A': 'context.path' } }, 'X-A to context.path'],
    [ANSWER, { responseTemplates: { 'application/json': '$context.path' } }, 'has a computed response template'],
    [ANSWER, { responseTemplates: { 'text/html': '' } }, 'has text/html'],
    [ANY, { responses: {} }, 'does not declare the response 404'],
    [REFUSAL, { responseTemplates: { 'application/json': '#set($a = 1)' } }, 'more of the template language'],
    [REFUSAL, { responseParameters: { 'gatewayresponse.header.A': 'method.request.header.B' } }, 'request.header.B'],
    [REFUSAL, { responseParameters: { 'gatewayresponse.path.A': "'b'" } }, 'gatewayresponse.path.A'],
    [REFUSAL, { type: 'x' }, 'Body, gateway response MISSING_AUTHENTICATION_TOKEN, has type'],
  ])('that has at %j %j is refused with a sentence', (place, changes, sentence) => {
    expect(() => loadWith(place, changes)).toThrow(sentence);
  });

  it('may give an integration less time, and a gateway response the status that API Gateway has for it', () => {
    const { api } = loadWith(LAMBDA, { timeoutInMillis: 5000 });
    expect(api.routes[0]).toMatchObject({ integration: { timeoutMs: 5000 } });
    const unset = loadWith(REFUSAL, { statusCode: undefined }).api;
    expect(unset.gatewayResponses['MISSING_AUTHENTICATION_TOKEN']).toMatchObject({ status: null });
  });

  it('is the only form of an API that is known: methods as resources are refused', () => {
    const template = smallTemplate();
    template.Resources['Get'] = { Type: 'AWS::ApiGateway::Method', Properties: {} };
    expect(() => loadAssembly(writeAssembly(template))).toThrow('AWS::ApiGateway::Method is not known');
  });
});
