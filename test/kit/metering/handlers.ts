import { marshall } from '@aws-sdk/util-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { textOf } from '../answer-text.ts';
import { lambdaContext } from '../gateway-event.ts';
import { CONSUMERS } from '../../../shared/api/stream.ts';
import { ENDPOINTS, type EndpointName } from '../../../shared/api/index.ts';
import { JOBS } from '../../../shared/api/jobs.ts';
import { itemOf } from '../../../shared/store/event-item.ts';
import type { Endpoint } from '../../../shared/api/row.ts';
import { keyOfEvent } from '../../../shared/store/table/item-keys.ts';
import { storedEvent } from '../unit/stored-events.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { eventOf, type RequestParts } from './request-event.ts';

export type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** What the stack tells its functions, as for a tenant that sets no option. */
export const FUNCTION_ENVIRONMENT = {
  GLET_TABLE: 'metered',
  GLET_TENANT: 'metered',
  GLET_BUCKET: 'metered',
  GLET_JOBS: JSON.stringify(Object.fromEntries(Object.keys(JOBS).map((name) => [name, `arn:of:${name}`]))),
  GLET_ALERTS_ALLOW: '',
  GLET_MAIL_FROM: '',
  GLET_MAIL_TOPIC: 'arn:of:topic',
  GLET_OPERATOR_TOPIC: '',
  GLET_SCHEDULE_GROUP: 'some-group',
  GLET_SCHEDULE_ROLE: 'arn:of:role',
  GLET_SCHEDULE_FAILURES: 'arn:of:queue',
  GLET_COLLECTOR_API: 'metered',
  GLET_TOKEN_KEY: '/glet/metered/token-key',
  GLET_EXTERNAL_SENTRY_SECONDS: '8',
  GLET_RETENTION_DAYS: '90',
  GLET_ANNOUNCE_DROPPED: 'true',
  GLET_CLIENT_KEY_LIMIT: '10000',
  GLET_CLIENT_KEY_WINDOW: '60',
  GLET_PROJECT_QUOTA: '100000',
  GLET_PROJECT_QUOTA_MEGABYTES: '500',
  GLET_PROJECT_QUOTA_WINDOW: '3600',
  GLET_NEW_ERROR_LIMIT: '1000',
};

/** The API without the gateway: calls the functions' handlers in this process. */
export interface Handlers {
  /** @throws Error for any answer but the endpoint's success. @returns the answer's JSON. */
  call: (endpoint: EndpointName, parts?: RequestParts) => Promise<unknown>;
  handler: (endpoint: EndpointName) => Promise<Handler>;
  event: (endpoint: EndpointName, parts: RequestParts) => APIGatewayProxyEvent;
  /** Has a batch of events that were stored counted, as the table's stream does: each call's is later than all before. */
  count: (events: readonly EventSummary[]) => Promise<void>;
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
  counted = 0,
}: {
  endpoint: string;
  table: string;
  accessKeyId: string;
  token: string;
  logLevel: 'INFO' | 'SILENT';
  /** Records of the stream that the table has counted already. */
  counted?: number;
}): Handlers {
  Object.assign(process.env, {
    ...FUNCTION_ENVIRONMENT,
    GLET_TABLE: table,
    POWERTOOLS_LOG_LEVEL: logLevel,
    AWS_REGION: 'eu-local-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  });

  let sequence = counted;
  const event = (name: EndpointName, parts: RequestParts): APIGatewayProxyEvent =>
    eventOf(ENDPOINTS[name], parts, token);

  return {
    handler: handlerOf,
    event,
    async call(name, parts = {}) {
      const answered = await (await handlerOf(name))(event(name, parts), lambdaContext());
      const { statusCode } = answered;
      const body = textOf(answered);
      const { success, repeated }: Endpoint = ENDPOINTS[name];
      if (![success, repeated, parts.orStatus].includes(statusCode))
        throw new Error(`${name} answered ${statusCode}: ${body}`);
      return body === '' ? null : JSON.parse(body);
    },
    async count(events) {
      const consume = (await load(CONSUMERS.countEvents.function)) as (
        event: object,
        context: Context,
      ) => Promise<unknown>;
      const Records = events
        .map((one) => ({ one, stored: storedEvent(one) }))
        .map(({ one, stored }) => ({
          eventName: 'INSERT',
          dynamodb: {
            Keys: marshall(keyOfEvent(one.project_id, one.event_id)),
            SequenceNumber: String(++sequence),
            // As Lambda sends it: JSON, with bytes in base64.
            NewImage: { ...marshall(itemOf(stored)), packed: { B: Buffer.from(stored.packed).toString('base64') } },
          },
        }));
      await consume({ Records, shardId: 'shard-1', state: {} }, lambdaContext());
    },
  };
}

async function handlerOf(name: EndpointName): Promise<Handler> {
  return (await load(ENDPOINTS[name].function)) as Handler;
}

async function load(name: string): Promise<unknown> {
  const file = new URL(`../../../functions/${name}.ts`, import.meta.url);
  return ((await import(file.href)) as { handler: unknown }).handler;
}
