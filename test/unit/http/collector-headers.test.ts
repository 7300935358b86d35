import type { APIGatewayProxyEvent } from 'aws-lambda';
import { expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/api/index.ts';
import { collectorPipeline } from '../../../shared/http/collector-pipeline.ts';
import { RateLimited } from '../../../shared/domain/refusals.ts';
import { gatewayEvent, lambdaContext } from '../../kit/gateway-event.ts';

const row = ENDPOINTS.postEnvelope;
const silent = { info: () => undefined, error: () => undefined };

function sentEvent(): APIGatewayProxyEvent {
  return gatewayEvent({ method: row.method, resource: row.path, body: '{}' });
}

it.each([
  ['taken', 200, async () => ({ id: 'a'.repeat(32) })],
  ['held off', 429, () => Promise.reject(new RateLimited(60))],
])(
  'an event that is %s is answered without no-store, which would stop a page from sending',
  async (_, status, work) => {
    const handler = collectorPipeline(row, 'envelope', silent, work);
    const answer = await handler(sentEvent(), lambdaContext() as Parameters<typeof handler>[1]);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).not.toHaveProperty('Cache-Control');
    expect(answer.headers).toMatchObject({ 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' });
  },
);

it("a refusal for a limit says in headers alone what it has to say, because with a body PHP's SDK does not read them", async () => {
  const work = () => Promise.reject(new RateLimited(7));
  const handler = collectorPipeline(row, 'envelope', silent, work);
  const { statusCode, body, headers } = await handler(sentEvent(), lambdaContext() as Parameters<typeof handler>[1]);
  expect({ statusCode, body }).toEqual({ statusCode: 429, body: '' });
  expect(headers).toMatchObject({
    'Retry-After': '7',
    'X-Sentry-Rate-Limits': '7:error;default:key:quota',
    'X-Sentry-Error': expect.stringContaining('there is room again in 7 seconds'),
  });
  expect(headers).not.toHaveProperty('Content-Type');
});
