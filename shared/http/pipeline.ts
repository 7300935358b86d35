import middy, { type MiddyfiedHandler } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { TokenEndpoint } from '../api/row.ts';
import type { Call, CallContext, Step } from './call.ts';
import type { Dialect } from './dialect.ts';
import type { Located } from './located.ts';
import type { Lookups } from './lookups.ts';
import { authenticate } from './steps/authenticate.ts';
import { authorizeRole } from './steps/authorize-role.ts';
import { responseHeaders } from './steps/headers.ts';
import { locate } from './steps/locate.ts';
import { logRequest, type Log } from './steps/log.ts';
import { ownPagesOnly } from './steps/own-pages-only.ts';
import { parse } from './steps/parse.ts';
import { present } from './steps/present.ts';
import { readParameters } from './steps/read-parameters.ts';
import { answerErrors } from './steps/refuse.ts';

export type LambdaHandler = MiddyfiedHandler<APIGatewayProxyEvent, APIGatewayProxyResult, Error, CallContext>;

/** What a pipeline is built from, besides its row. */
export interface PipelineParts {
  dialect: Omit<Dialect, 'locate'>;
  /** The tenant's own domain, if it has one. */
  domain: string | null;
  log: Log;
  /** Opens what a request needs of the store, for the milliseconds that its function has left. */
  begin: (remainingMs: number) => Begun;
}

/** What serves one request: its look-ups, and the function at the end of the chain. */
export interface Begun {
  lookups: Lookups;
  /** Finds what the path names. */
  locate: (call: Call) => Promise<Located | null>;
  work: (call: Call) => Promise<unknown>;
}

/**
 * A row's request, from API Gateway's event to its answer. The order is part of the contract, for clients see it:
 * parse (413, 406, 415, 400) → authenticate (401) → scope (403) → what the path names (404) → role (403) → parameters (400) →
 * `work` → present. Steps that a row does not need are not in its chain. Words and statuses are the dialect's.
 */
export function pipeline(row: TokenEndpoint, { dialect, domain, log, begin }: PipelineParts): LambdaHandler {
  const { access } = row;
  const checks: Step[] = [];
  if (row.session) checks.push(ownPagesOnly());
  if (access !== 'public') checks.push(authenticate(dialect, row));
  if (row.scope !== 'none') checks.push(locate());
  if (access !== 'public' && access !== 'token') checks.push(authorizeRole(access));

  return middy<APIGatewayProxyEvent, APIGatewayProxyResult, Error, CallContext>()
    .use(logRequest(log))
    .use(responseHeaders())
    .use(dialect.cors)
    .use(answerErrors(dialect, log))
    .use(opening(begin))
    .use(parse(dialect, domain, row))
    .use(checks)
    .use(readParameters(dialect, row))
    .use(present(dialect, row))
    .handler(async (_event, context) => context.work(context.call) as Promise<APIGatewayProxyResult>);
}

/** Before the first step, so that one deadline is for all that the request asks of the table. */
function opening(begin: PipelineParts['begin']): Step {
  return {
    before: ({ context }) => {
      Object.assign(context, begin(context.getRemainingTimeInMillis()));
    },
  };
}
