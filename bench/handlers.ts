import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { ENDPOINTS, type EndpointName } from '../shared/api/index.ts';
import { eventOf, type RequestParts } from './event.ts';

export type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** The API without the gateway: calls the functions' handlers in this process. */
export interface Handlers {
  /** @throws Error for any answer but the endpoint's success. @returns the answer's JSON. */
  call: (endpoint: EndpointName, parts?: RequestParts) => Promise<unknown>;
  handler: (endpoint: EndpointName) => Promise<Handler>;
  event: (endpoint: EndpointName, parts: RequestParts) => APIGatewayProxyEvent;
}

/**
 * Sets this process's environment to that of a deployed function: a handler reads it when it is loaded, so there can be
 * one set of them in a process.
 */
export function loadHandlers({
  endpoint,
  table,
  accessKeyId,
  token,
  logLevel,
}: {
  endpoint: string;
  table: string;
  accessKeyId: string;
  token: string;
  logLevel: 'INFO' | 'SILENT';
}): Handlers {
  Object.assign(process.env, {
    GLET_TABLE: table,
    GLET_TENANT: 'bench',
    POWERTOOLS_LOG_LEVEL: logLevel,
    AWS_REGION: 'eu-local-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  });

  const event = (name: EndpointName, parts: RequestParts): APIGatewayProxyEvent =>
    eventOf(ENDPOINTS[name], parts, token);

  return {
    handler: handlerOf,
    event,
    async call(name, parts = {}) {
      const { statusCode, body } = await (await handlerOf(name))(event(name, parts), {} as Context);
      if (statusCode !== ENDPOINTS[name].success) throw new Error(`${name} answered ${statusCode}: ${body}`);
      return body === '' ? null : JSON.parse(body);
    },
  };
}

async function handlerOf(name: EndpointName): Promise<Handler> {
  const file = new URL(`../functions/${ENDPOINTS[name].function}.ts`, import.meta.url);
  return ((await import(file.href)) as { handler: Handler }).handler;
}
