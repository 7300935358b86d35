import { ALLOW_HEADERS, ALLOW_ORIGIN } from '../../shared/api/cors.ts';
import { PAGES_PATH } from '../../shared/api/pages.ts';
import { STAGE } from './addresses.ts';
import { NOT_FOUND, READABLE } from './gateway-responses.ts';
import { constants, type Headers } from './response-headers.ts';

/** A method in the API's definition. */
export interface Operation {
  responses: object;
  'x-amazon-apigateway-integration': object;
}

/**
 * Content types of requests that a mock answers, charset and boundary aside; any other is told 415 by the gateway response
 * UNSUPPORTED_MEDIA_TYPE, which is what the functions say to most of them. There is no wildcard, and letting the body
 * through in place of a template would end in a 500, for a mock looks for its status in there (aws-cdk#16323).
 */
const REQUEST_TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/octet-stream',
  'application/x-sentry-envelope',
  'text/plain',
];

/** Answers a browser's preflight without a function. */
export function preflightMethod(methods: readonly string[]): Operation {
  return mock({
    status: 204,
    description: 'Preflight',
    requestTypes: ['application/json'],
    headers: {
      'Access-Control-Allow-Origin': ALLOW_ORIGIN,
      'Access-Control-Allow-Methods': [...methods, 'OPTIONS'].join(', '),
      'Access-Control-Allow-Headers': ALLOW_HEADERS,
      'Access-Control-Max-Age': '7200',
    },
  });
}

export const NOT_FOUND_METHOD: Operation = mock({
  ...NOT_FOUND,
  description: 'No such address',
  requestTypes: REQUEST_TYPES,
  headers: READABLE,
});

/** Leads whoever opens the API's own address to its pages, for a REST API's stage alone is the path `/`. */
export const TO_PAGES_METHOD: Operation = mock({
  status: 302,
  description: 'The pages',
  requestTypes: REQUEST_TYPES,
  headers: { Location: `/${STAGE}${PAGES_PATH}/`, 'Cache-Control': 'no-store' },
});

interface Mock {
  status: number;
  description: string;
  requestTypes: readonly string[];
  headers: Headers;
  body?: string;
}

/**
 * Every body is binary to this API, and with that a mock can neither read its template nor write its answer: the first ends
 * in a 500 (terraform-aws-api-gateway-enable-cors#10), the second in the body decoded from base64, which it is not (API
 * Gateway Developer Guide, "Content type conversions in API Gateway"). So both are told to convert to text.
 */
function mock({ status, description, requestTypes, headers, body }: Mock): Operation {
  const statusCode = String(status);
  const template = JSON.stringify({ statusCode: status });
  const declared = Object.keys(headers).map((name) => [name, { schema: { type: 'string' } }]);
  return {
    responses: { [statusCode]: { description, headers: Object.fromEntries(declared) as object } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      contentHandling: 'CONVERT_TO_TEXT',
      passthroughBehavior: 'never',
      requestTemplates: Object.fromEntries(requestTypes.map((type) => [type, template])),
      responses: {
        default: {
          statusCode,
          contentHandling: 'CONVERT_TO_TEXT',
          responseParameters: constants('method.response.header', headers),
          ...(body !== undefined && { responseTemplates: { 'application/json': body } }),
        },
      },
    },
  };
}
