import { request as httpRequest } from 'node:http';
import { onTestFinished } from 'vitest';
import type { ApiMapping, HttpApi, HttpRoute } from '../../../local/assembly/types.ts';
import { startGateway } from '../../../local/gateway/server.ts';
import type { Invoke } from '../../../local/lambda/result.ts';
import { API } from './gateway.ts';

const route = (path: string, changes: Partial<HttpRoute> = {}): HttpRoute => ({
  method: 'POST',
  path,
  throttle: { rate: 1000, burst: 1000 },
  functionId: `POST ${path}`,
  timeoutMs: 1000,
  ...changes,
});
const HTTP_API: HttpApi = {
  id: 'xyz',
  stage: 'api',
  stageVariables: { restApi: 'https://abc' },
  cors: { methods: 'POST', headers: '*', exposed: 'Retry-After,X-A', maxAge: 7200 },
  routes: [
    route('/collect/{id}/{endpoint+}'),
    route('/{id}/{endpoint+}'),
    route('/exact'),
    route('/slow', { timeoutMs: 20 }),
    route('/throttled', { throttle: { rate: 0.001, burst: 1 } }),
  ],
};

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** A gateway for both APIs, and requests to it that say any host. */
export async function servingBoth(invoke: Invoke, mappings: ApiMapping[] = []) {
  const gateway = await startGateway({ api: API, httpApi: HTTP_API, mappings, invoke, port: 0 });
  onTestFinished(gateway.stop);
  const send = (path: string, { method = 'POST', headers = {}, body }: Sent = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = httpRequest({ host: '127.0.0.1', port: gateway.port, path, method, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return { send, eventOf: async (path: string, sent?: Sent) => JSON.parse((await send(path, sent)).text) as object };
}
