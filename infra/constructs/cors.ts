import { ContentHandling, MockIntegration, PassthroughBehavior, type IResource } from 'aws-cdk-lib/aws-apigateway';
import { ALLOW_HEADERS, ALLOW_ORIGIN } from '../../shared/api/cors.ts';

/** API Gateway's notation for a constant. */
export const constant = (value: string): string => `'${value}'`;

/**
 * Answers a browser's preflight without a function. The mock has to be told to read its template as text: with binary
 * media type everything is binary otherwise, and the answer is a 500.
 */
export function addPreflight(resource: IResource, methods: readonly string[]): void {
  const headers = {
    'Access-Control-Allow-Origin': ALLOW_ORIGIN,
    'Access-Control-Allow-Methods': [...methods, 'OPTIONS'].join(', '),
    'Access-Control-Allow-Headers': ALLOW_HEADERS,
    'Access-Control-Max-Age': '7200',
  };
  const names = Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, value] as const);
  const integration = new MockIntegration({
    contentHandling: ContentHandling.CONVERT_TO_TEXT,
    passthroughBehavior: PassthroughBehavior.NEVER,
    requestTemplates: { 'application/json': '{"statusCode": 204}' },
    integrationResponses: [
      {
        statusCode: '204',
        responseParameters: Object.fromEntries(names.map(([name, value]) => [name, constant(value)])),
      },
    ],
  });
  resource.addMethod('OPTIONS', integration, {
    methodResponses: [
      { statusCode: '204', responseParameters: Object.fromEntries(names.map(([name]) => [name, true])) },
    ],
  });
}
