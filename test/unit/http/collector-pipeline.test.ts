import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../../shared/api/index.ts';
import { collectorPipeline } from '../../../shared/http/collector-pipeline.ts';
import type { ReceivedRequest } from '../../../shared/domain/received-request.ts';
import { Garbled, NotFound, TooLarge, Unreadable } from '../../../shared/domain/refusals.ts';
import { gatewayEvent, lambdaContext, type Sent } from '../../kit/gateway-event.ts';

const row = ENDPOINTS.postEnvelope;
const ID = 'a'.repeat(32);

/** One request through the chain; `work` is what takes the event. */
async function send(
  sent: Sent = {},
  work: (request: ReceivedRequest) => unknown = () => ({ id: ID }),
  headers?: Readonly<Record<string, string>>,
) {
  const logged: unknown[] = [];
  const requests: ReceivedRequest[] = [];
  const log = {
    info: (message: string, fields: object) => void logged.push({ message, ...fields }),
    error: (message: string, fields: object) => void logged.push({ message, ...fields }),
  };
  const handler = collectorPipeline(
    row,
    'envelope',
    log,
    async (request) => {
      requests.push(request);
      return work(request);
    },
    headers,
  );
  const context = lambdaContext() as Parameters<typeof handler>[1];
  const answer = await handler(gatewayEvent({ method: 'POST', resource: row.path, ...sent }), context);
  return { ...answer, logged, requests };
}

const refusing = (error: Error) => (): never => {
  throw error;
};

describe('an event that is taken', () => {
  it('is answered with exactly 200 and its id, readable from every page', async () => {
    const { statusCode, body, headers } = await send();
    expect({ statusCode, body }).toEqual({ statusCode: 200, body: `{"id":"${ID}"}` });
    expect(headers).toMatchObject({
      'Content-Type': 'application/json',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': expect.stringContaining('X-Sentry-Rate-Limits'),
    });
    expect(headers!['Access-Control-Expose-Headers']).toContain('Retry-After');
  });

  it('is answered with the headers given, and a refusal is not', async () => {
    const given = { 'X-Sentry-Rate-Limits': '60:session:project' };
    expect((await send({}, undefined, given)).headers).toMatchObject(given);
    expect((await send({}, refusing(new Unreadable('x')), given)).headers).not.toHaveProperty('X-Sentry-Rate-Limits');
  });

  it('is answered with an empty object when it was none', async () => {
    expect(await send({}, () => ({}))).toMatchObject({ statusCode: 200, body: '{}' });
  });

  it('is logged with route, project and status, and nothing that it brought', async () => {
    const { logged } = await send({
      query: { sentry_key: 'glet_secret' },
      headers: { 'X-Sentry-Auth': 'glet_secret' },
    });
    expect(logged).toEqual([
      {
        message: 'request',
        request_id: 'request-1',
        route: `POST ${row.path}`,
        project: 5,
        status: 200,
        ms: expect.any(Number),
      },
    ]);
  });
});

describe('what is handed on of a request', () => {
  it('is all that says whose it is and how its body is packed', async () => {
    const { requests } = await send({
      headers: {
        'content-encoding': 'gzip',
        'Content-Type': 'text/plain;charset=UTF-8',
        'x-SENTRY-auth': 'Sentry sentry_key=a',
        Authorization: 'Sentry sentry_key=b',
        Accept: 'image/png',
      },
      query: { sentry_key: ['c', 'd'] },
      body: Buffer.from([0, 255, 10]),
    });
    expect(requests).toEqual([
      {
        endpoint: 'envelope',
        projectId: 5,
        receivedAt: expect.any(Date),
        bytes: Buffer.from([0, 255, 10]),
        contentEncoding: 'gzip',
        contentType: 'text/plain;charset=UTF-8',
        sentryHeader: 'Sentry sentry_key=a',
        authorization: 'Sentry sentry_key=b',
        queryKey: 'd',
        remoteAddress: '192.0.2.1',
        arrivedAsText: false,
        elsewhere: null,
      },
    ]);
  });

  it('is what an HTTP API says besides: endpoint, text, and the address of the REST API', async () => {
    const resource = '/v4/error_tracking/collector/api/{id}/{endpoint+}';
    const restApi = 'https://rest.example/api';
    const text = { resource, body: 'é', asText: true, stageVariables: { restApi } };
    for (const endpoint of ['envelope', 'envelope/', 'store', 'store/']) {
      const { requests } = await send({ ...text, pathParameters: { id: '5', endpoint } });
      const expected = {
        endpoint: endpoint.replace('/', ''),
        bytes: Buffer.from('é'),
        arrivedAsText: true,
        elsewhere: `${restApi}/v4/error_tracking/collector/5`,
      };
      expect(requests).toMatchObject([expected]);
    }
  });

  it.each([
    [undefined, true],
    ['identity', true],
    ['GZIP', true],
    ['deflate', true],
    ['br', false],
    ['zstd', false],
    ['gzip, gzip', false],
  ])('names the REST API for %s: %s, because it undoes no other', async (coding, isNamed) => {
    const headers = coding === undefined ? {} : { 'content-encoding': coding };
    const stageVariables = { restApi: 'https://rest.example/api' };
    const { requests } = await send({ pathParameters: { id: '5' }, headers, body: 'é', asText: true, stageVariables });
    const elsewhere = isNamed ? 'https://rest.example/api/v4/error_tracking/collector/5' : null;
    expect(requests).toMatchObject([{ elsewhere }]);
  });

  it('is nothing for an endpoint that there is not', async () => {
    for (const endpoint of ['minidump/', 'envelope//', 'envelope/store', 'constructor']) {
      const { statusCode, body, requests } = await send({ pathParameters: { id: '5', endpoint } });
      expect({ statusCode, body: JSON.parse(body) as unknown }).toMatchObject({
        statusCode: 404,
        body: { message: '404 Not Found' },
      });
      expect(requests).toEqual([]);
    }
  });

  it.each(['%ZZ', '%E0%A4%A', '%00', '%'])('is nothing for the id %s, and the answer says why', async (id) => {
    const { statusCode, body, requests } = await send({ pathParameters: { id } });
    expect({ statusCode, body: JSON.parse(body) as unknown }).toEqual({
      statusCode: 400,
      body: { message: '400 Bad request', detail: expect.stringMatching(/^the address has a broken escape/) },
    });
    expect(requests).toEqual([]);
  });

  it('is nothing for a project that is named by its path: a DSN has the id', async () => {
    for (const id of ['group%2Fapp', 'app', '0']) {
      const { statusCode, requests } = await send({ pathParameters: { id } });
      expect(statusCode).toBe(404);
      expect(requests).toEqual([]);
    }
  });
});

describe('a refusal', () => {
  it.each<[string, Error, number, object]>([
    ['of a body', new Unreadable('line 2'), 400, { message: '400 Bad request - Failed to parse sentry request' }],
    ['of what came destroyed', new Garbled('gzip'), 415, { message: '415 Unsupported Media Type' }],
    ['of what is too large', new TooLarge('event'), 413, { message: '413 Request Entity Too Large' }],
    ['of a project', new NotFound('project'), 404, { message: '404 Project Not Found' }],
    ['of a key', new NotFound('client-key', 'unknown key'), 404, { message: '404 Not Found' }],
  ])("%s has GitLab's words, the reason for the SDK's log, and the headers that a page needs", async (...given) => {
    const [, error, status, message] = given;
    const { statusCode, body, headers } = await send({}, refusing(error));
    expect(statusCode).toBe(status);
    expect(JSON.parse(body)).toEqual({ ...message, detail: error.message });
    expect(headers).toMatchObject({ 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' });
  });

  it('a failure inside says what it is in the log alone', async () => {
    const { statusCode, body, logged } = await send({}, refusing(new Error('table xyz')));
    expect({ statusCode, body }).toEqual({ statusCode: 500, body: '{"message":"500 Internal Server Error"}' });
    expect(logged).toContainEqual(
      expect.objectContaining({
        message: 'unexpected error',
        error: expect.objectContaining({ message: 'table xyz' }),
      }),
    );
  });
});
