import type { LambdaFunction, LambdaIntegration, MockIntegration } from './types.ts';
import { unsupported } from './template.ts';

/** A method's `Integration`, resolved. */
export interface Integration {
  Type: string;
  Uri?: string;
  ContentHandling?: string;
  TimeoutInMillis?: number;
  RequestTemplates?: Record<string, string>;
  IntegrationResponses?: {
    StatusCode: string;
    SelectionPattern?: string;
    ResponseParameters?: Record<string, string>;
    ResponseTemplates?: Record<string, string>;
  }[];
}

/** API Gateway's default and, without asking for more, its maximum. */
const TIMEOUT_MS = 29_000;

export function readLambdaIntegration(
  id: string,
  { Type, Uri, TimeoutInMillis = TIMEOUT_MS }: Integration,
  functions: readonly LambdaFunction[],
): LambdaIntegration {
  if (Type !== 'AWS_PROXY') throw unsupported(id, 'Integration', `has the type ${Type}`);
  const target = functions.find(({ arn }) => Uri?.endsWith(`/functions/${arn}/invocations`));
  if (target === undefined) throw unsupported(id, 'Integration', 'calls no function of the stack');
  return { type: 'lambda', functionId: target.id, timeoutMs: TimeoutInMillis };
}

/** A MOCK integration with one response and a request template that is no more than `{ statusCode: … }`. */
export function readMockIntegration(id: string, integration: Integration): MockIntegration {
  const request = integration.RequestTemplates?.['application/json'] ?? '';
  const asked = /^\s*\{\s*"?statusCode"?\s*:\s*(\d{3})\s*\}\s*$/.exec(request)?.[1];
  const [response, ...others] = integration.IntegrationResponses ?? [];
  if (asked === undefined || response?.StatusCode !== asked || others.length > 0)
    throw unsupported(id, 'Integration', 'is a MOCK of a shape that is not known here');
  const headers = Object.entries(response.ResponseParameters ?? {}).map(([name, value]) => {
    const header = /^method\.response\.header\.(.+)$/.exec(name)?.[1];
    const literal = /^'(.*)'$/.exec(value)?.[1];
    if (header === undefined || literal === undefined)
      throw unsupported(id, 'Integration', `maps ${name} to ${value}, which is not known here`);
    return [header, literal];
  });
  const body = response.ResponseTemplates?.['application/json'] ?? '';
  if (/[$#]/.test(body)) throw unsupported(id, 'Integration', 'has a computed response template');
  return {
    type: 'mock',
    status: Number(asked),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body,
    contentHandling: integration.ContentHandling ?? null,
  };
}
