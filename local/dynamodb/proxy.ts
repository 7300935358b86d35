import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LambdaFunction } from '../assembly/types.ts';
import { callersOf, denialOf, type Refusal } from '../iam/caller.ts';
import { ENGINE_AUTHORIZATION } from './client.ts';
import { actionsOf } from './operations.ts';
import { consumedBy, withConsumedCapacity, type Call } from './recorded-call.ts';

export interface Proxy {
  /** What functions take for DynamoDB. */
  endpoint: string;
  /** From now on these functions' policies hold. */
  update: (functions: readonly LambdaFunction[]) => void;
  stop: () => Promise<void>;
}

export interface ProxyOptions {
  /** The engine behind. */
  engine: string;
  functions: readonly LambdaFunction[];
  /** Takes every call that the engine answered; asks the engine for the capacity that each consumed. */
  onCall?: (call: Call) => void;
  /** Takes a sentence for each call that was refused. */
  log?: (line: string) => void;
}

/** Stands in for DynamoDB's front door: knows each caller by its access key and enforces its role's policy. */
export async function startProxy({ engine, functions, onCall, log }: ProxyOptions): Promise<Proxy> {
  const callers = callersOf(functions);
  const agent = new Agent({ keepAlive: true });
  const target = new URL(engine);

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = Buffer.concat((await incoming.toArray()) as Buffer[]);
    const operation = String(incoming.headers['x-amz-target']).split('.').pop()!;
    const caller = callers.find(incoming.headers.authorization);
    if ('type' in caller) return refuse(outgoing, caller);
    const input = parse(body);
    const denied = denialOf(caller, actionsOf(operation, input));
    if (denied !== null) {
      log?.(denied.message);
      return refuse(outgoing, denied);
    }
    const asked = onCall ? Buffer.from(JSON.stringify(withConsumedCapacity(operation, input))) : body;
    const answered = await forward(incoming, asked);
    onCall?.({ functionId: caller.id, operation, input, ...consumedBy(parse(answered.body)) });
    outgoing.writeHead(answered.status, answered.headers).end(answered.body);
  }

  async function forward(incoming: IncomingMessage, body: Buffer): Promise<Answer> {
    const own = { host: target.host, authorization: ENGINE_AUTHORIZATION, 'content-length': body.length };
    const headers = { ...incoming.headers, ...own };
    const options = { host: target.hostname, port: target.port, method: 'POST', path: '/', agent, headers };
    const outgoing = request(options).end(body);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    const chunks = (await response.toArray()) as Buffer[];
    return { status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) };
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      log?.(`The database engine could not be asked: ${String(error)}`);
      if (!outgoing.headersSent) outgoing.writeHead(500).end('{"__type":"InternalServerError"}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    update: callers.update,
    async stop() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await once(server, 'close');
    },
  };
}

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** Not JSON is for the engine to refuse. */
function parse(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function refuse(outgoing: ServerResponse, { type, message }: Refusal): void {
  outgoing
    .writeHead(400, { 'content-type': 'application/x-amz-json-1.0' })
    .end(JSON.stringify({ __type: `com.amazon.coral.service#${type}`, Message: message }));
}
