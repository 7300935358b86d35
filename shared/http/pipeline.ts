import middy, { type MiddyfiedHandler } from '@middy/core';
import httpCors from '@middy/http-cors';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ALLOW_ORIGIN, EXPOSE_HEADERS } from '../api/cors.ts';
import type { TokenEndpoint } from '../api/row.ts';
import { authenticate, authorizeRole, findProject, type Lookups } from './authorize.ts';
import type { Call, CallContext, Step } from './call.ts';
import { responseHeaders } from './headers.ts';
import { answerErrors, logRequest, type Log } from './log.ts';
import { validateParameters } from './parameters.ts';
import { parse } from './parse.ts';
import { present } from './present.ts';

export type LambdaHandler = MiddyfiedHandler<APIGatewayProxyEvent, APIGatewayProxyResult, Error, CallContext>;

/**
 * A row's request, from API Gateway's event to its answer. The order is part of the contract, for clients see it:
 * parse (406, 415, 400) → authenticate (401) → scope (403) → project (404) → role (403) → parameters (400) → `work` →
 * present. Steps that a row does not need are not in its chain.
 */
export function pipeline(
  row: TokenEndpoint,
  lookups: Lookups,
  domain: string | null,
  log: Log,
  work: (call: Call) => Promise<unknown>,
): LambdaHandler {
  const { access } = row;
  const checks: Step[] = [];
  if (access !== 'public') checks.push(authenticate(lookups));
  if (row.scope === 'project') checks.push(findProject(lookups));
  if (access !== 'public' && access !== 'token') checks.push(authorizeRole(access));

  return middy<APIGatewayProxyEvent, APIGatewayProxyResult, Error, CallContext>()
    .use(logRequest(log))
    .use(responseHeaders())
    .use(httpCors({ origin: ALLOW_ORIGIN, exposeHeaders: EXPOSE_HEADERS }))
    .use(answerErrors(log))
    .use(parse(domain))
    .use(checks)
    .use(validateParameters(row))
    .use(present(row))
    .handler(async (_event, context) => work(context.call) as Promise<APIGatewayProxyResult>);
}
