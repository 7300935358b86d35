import { readConstants } from './constants.ts';
import { expectKeys, unsupported } from './template.ts';
import type { LambdaFunction, LambdaIntegration, MockIntegration } from './types.ts';

/** API Gateway's default and, without asking for more, its maximum. */
const TIMEOUT_MS = 29_000;

export function readLambdaIntegration(
  apiId: string,
  place: string,
  given: unknown,
  functions: readonly LambdaFunction[],
): LambdaIntegration {
  const integration = expectKeys(apiId, place, given, ['type', 'httpMethod', 'uri', 'credentials', 'timeoutInMillis']);
  const { httpMethod, uri, credentials, timeoutInMillis = TIMEOUT_MS } = integration;
  // Lambda is invoked by POST, whatever the caller's method is.
  if (httpMethod !== 'POST') throw unsupported(apiId, place, `invokes a function by ${String(httpMethod)}`);
  const target = functions.find(({ arn }) => String(uri).endsWith(`/functions/${arn}/invocations`));
  if (target === undefined) throw unsupported(apiId, place, 'calls no function of the stack');
  return {
    type: 'lambda',
    functionId: target.id,
    credentials: (credentials ?? null) as string | null,
    timeoutMs: Number(timeoutInMillis),
  };
}

const TEXT = 'CONVERT_TO_TEXT';

/** A mock of one response, whose request templates say nothing but its status. */
export function readMockIntegration(apiId: string, place: string, given: unknown, declared: unknown): MockIntegration {
  const integration = expectKeys(apiId, place, given, [
    'type',
    'contentHandling',
    'passthroughBehavior',
    'requestTemplates',
    'responses',
  ]);
  // By default a body of another content type would go through in place of the template, and have no status in it.
  if (!['never', 'when_no_templates'].includes(String(integration['passthroughBehavior'])))
    throw unsupported(apiId, place, 'is a mock that lets a body through');
  const templates = Object.entries((integration['requestTemplates'] ?? {}) as Record<string, string>);
  const responses = expectKeys(apiId, place, integration['responses'], ['default']);
  const response = expectKeys(apiId, place, responses['default'], [
    'statusCode',
    'contentHandling',
    'responseParameters',
    'responseTemplates',
  ]);
  const status = String(response['statusCode']);
  if (templates.length === 0 || templates.some(([, template]) => statusIn(template) !== status))
    throw unsupported(apiId, place, 'is a mock of a shape that is not known here');
  const headers = readConstants(apiId, place, 'method.response.header', response['responseParameters']);
  expectDeclared(apiId, place, declared, status, Object.keys(headers));
  const bodies = expectKeys(apiId, place, response['responseTemplates'] ?? {}, ['application/json']);
  const body = (bodies['application/json'] ?? '') as string;
  if (/[$#]/.test(body)) throw unsupported(apiId, place, 'has a computed response template');
  return {
    type: 'mock',
    status: Number(status),
    headers,
    body,
    requestTypes: templates.map(([type]) => type),
    readsText: integration['contentHandling'] === TEXT,
    writesText: response['contentHandling'] === TEXT,
  };
}

function statusIn(template: string): string | undefined {
  return /^\s*\{\s*"?statusCode"?\s*:\s*(\d{3})\s*\}\s*$/.exec(template)?.[1];
}

/** An integration may answer with the statuses and headers that its method declares, and with no others. */
function expectDeclared(apiId: string, place: string, responses: unknown, status: string, headers: string[]): void {
  const ofStatus = ((responses ?? {}) as Record<string, { headers?: object }>)[status];
  if (ofStatus === undefined) throw unsupported(apiId, place, `does not declare the response ${status}`);
  const missing = headers.find((header) => !Object.hasOwn(ofStatus.headers ?? {}, header));
  if (missing !== undefined) throw unsupported(apiId, place, `does not declare the response header ${missing}`);
}
