import { onTestFinished } from 'vitest';
import type { Api, MockIntegration, Route } from '../../../local/assembly/types.ts';
import type { RequestLogEntry } from '../../../local/gateway/request-log.ts';
import { startGateway, type Gateway, type GatewayOptions } from '../../../local/gateway/server.ts';
import type { Invoke, InvokeResult } from '../../../local/lambda/result.ts';

const route = (method: string, path: string, changes: Partial<Route> = {}): Route => ({
  method,
  path,
  resourceId: 'res',
  throttle: { rate: 1000, burst: 1000 },
  integration: { type: 'lambda', functionId: `${method} ${path}`, credentials: null, timeoutMs: 1000 },
  ...changes,
});
const mock = (changes: Partial<MockIntegration> = {}): MockIntegration => ({
  type: 'mock',
  status: 204,
  headers: { 'Access-Control-Allow-Origin': '*' },
  body: '',
  requestTypes: ['application/json', 'text/plain'],
  readsText: true,
  writesText: true,
  ...changes,
});

export const API: Api = {
  id: 'abc',
  stage: 'api',
  binaryMediaTypes: ['*/*'],
  gatewayResponses: {
    INTEGRATION_FAILURE: {
      status: 503,
      headers: {},
      template: { contentType: 'application/json', body: '{"message":"503 Service Unavailable"}' },
    },
    MISSING_AUTHENTICATION_TOKEN: {
      status: 404,
      headers: { 'Access-Control-Allow-Origin': '*' },
      template: { contentType: 'application/json', body: '{"error":"404 Not Found"}' },
    },
  },
  routes: [
    route('GET', '/projects/{id}'),
    route('HEAD', '/projects/{id}'),
    route('POST', '/projects'),
    route('OPTIONS', '/projects', { integration: mock({ writesText: false }) }),
    route('OPTIONS', '/projects/{id}', { integration: mock({ readsText: false }) }),
    route('ANY', '/known/{proxy+}', { integration: mock({ status: 404, body: '{"error":"mocked"}' }) }),
    route('ANY', '/binary', { integration: mock({ status: 404, body: '{}', writesText: false }) }),
    route('GET', '/slow', { integration: { type: 'lambda', functionId: 'slow', credentials: null, timeoutMs: 20 } }),
    route('GET', '/throttled', { throttle: { rate: 0.001, burst: 1 } }),
  ],
};

/** Answers with the event. */
export const echo: Invoke = async (_, event) => ({
  status: 'ok',
  payload: { statusCode: 200, body: JSON.stringify(event) },
});
export const answering =
  (result: InvokeResult): Invoke =>
  async () =>
    result;

/** A gateway on a free port that goes with the test. */
export async function serving(
  invoke: Invoke,
  log?: (entry: RequestLogEntry) => void,
  pages?: GatewayOptions['pages'],
): Promise<Gateway> {
  const gateway = await startGateway({ api: API, invoke, port: 0, ...(log && { log }), ...(pages && { pages }) });
  onTestFinished(gateway.stop);
  return gateway;
}
