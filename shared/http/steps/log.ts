import type { Request } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { CallContext, Step } from '../call.ts';

/** The part of a logger that the pipeline needs. */
export interface Log {
  info(message: string, fields: Record<string, unknown>): void;
  error(message: string, fields: Record<string, unknown>): void;
}

type Exchange = Request<APIGatewayProxyEvent, APIGatewayProxyResult, Error, CallContext>;

/**
 * One line per request: which, whose, how it ended, how long it took. Neither parameters nor headers nor paths as sent
 * are in it, since any of them may hold a token; project and token are named by their ids.
 */
export function logRequest(log: Log, clock: () => number = performance.now.bind(performance)): Step {
  const started = new WeakMap<object, number>();
  const write = ({ event, context, response }: Exchange): void =>
    log.info('request', {
      request_id: event.requestContext.requestId,
      route: `${event.httpMethod} ${event.resource}`,
      caller: context.callerName,
      project: context.projectId,
      status: response?.statusCode,
      ms: Math.round((clock() - (started.get(event) ?? clock())) * 10) / 10,
    });
  return { before: ({ event }) => void started.set(event, clock()), after: write, onError: write };
}
