import { Agent, request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { readAll } from './read-all.ts';

export interface EngineAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** One request in DynamoDB's JSON protocol over connections that are kept. */
export interface EngineConnection {
  /** @throws Error of the network. */
  ask: (headers: OutgoingHttpHeaders, body: Buffer) => Promise<EngineAnswer>;
  close: () => void;
}

/** Connects when it is first asked; connections that are not in use do not keep the process. */
export function connectEngine(endpoint: string): EngineConnection {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port, pathname: path, host } = new URL(endpoint);
  return {
    ask: (headers, body) =>
      new Promise((resolve, reject) => {
        const options = { agent, hostname, port, path, method: 'POST' };
        request({ ...options, headers: { ...headers, host, 'content-length': body.length } }, (response) => {
          const whole = (read: Buffer): EngineAnswer => ({
            status: response.statusCode!,
            headers: response.headers,
            body: read,
          });
          readAll(response).then((read) => resolve(whole(read)), reject);
        })
          .on('error', reject)
          .end(body);
      }),
    close: () => agent.destroy(),
  };
}
