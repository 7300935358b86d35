import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Invoke } from '../lambda/result.ts';
import type { Answer } from './answer.ts';
import { createChooser, type Apis } from './choose-api.ts';
import { extendedIdOf, type Request } from './event.ts';
import { gatewayResponse } from './gateway-response.ts';
import { createHandler, type Handled } from './handle.ts';
import { createHttpApiHandler, ownAnswer } from './http-api/handle.ts';
import { forwardedHeaders } from './headers.ts';
import { listen } from './listen.ts';
import { readBody } from './read-body.ts';
import type { RequestLogEntry } from './request-log.ts';
import { parseTarget, type Target } from './target.ts';

export interface Gateway {
  port: number;
  /** With the stage and no slash at the end, such as `http://localhost:8787/api`. */
  baseUrl: string;
  /** Serves another version of the APIs from the next request on. */
  update: (apis: Apis) => void;
  /** Takes no more requests, gives those in flight a second, then hangs up. */
  stop: () => Promise<void>;
}

export interface GatewayOptions extends Apis {
  invoke: Invoke;
  /** 0: any free one. */
  port: number;
  /** The runner's own pages, which no API has. @returns whether a request is for them; then it is answered */
  pages?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
  /** Told of every request that was answered. */
  log?: (entry: RequestLogEntry) => void;
}

/** RFC 9110, 7.2: the server answers 400 to a field value that is invalid. Node looks at nothing but that there is one. */
const HOST = /^(?:\[[\da-f:.]+\]|[a-z\d._-]+)(?::\d*)?$/i;

const IDLE_MS = 5 * 60_000;
const DRAIN_MS = 1000;

/**
 * Speaks API Gateway's dialects over plain HTTP, a REST API's and an HTTP API's.
 * @throws Error with a sentence when the port is taken.
 */
export async function startGateway({ invoke, port, log, pages, ...apis }: GatewayOptions): Promise<Gateway> {
  let serving = servingOf(apis, invoke);

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const started = performance.now();
    const id = randomUUID();
    const { handled, ids } = await answerTo(incoming, id);
    // While stopping, a connection that stayed open would hold the server up.
    if (!server.listening) outgoing.setHeader('Connection', 'close');
    send(outgoing, ids, handled);
    const durationMs = performance.now() - started;
    const { status, functionId, problem } = handled;
    log?.({ method: incoming.method!, url: incoming.url!, status, durationMs, functionId, problem });
  }

  /** The answer, and the headers by which its API calls the request. */
  async function answerTo(incoming: IncomingMessage, id: string): Promise<{ handled: Handled; ids: Ids }> {
    const { api, choose, handleRest, handleHttp } = serving;
    const ids = { 'x-amzn-RequestId': id, 'x-amz-apigw-id': extendedIdOf({ id }) };
    const own = (type: Parameters<typeof gatewayResponse>[1], problem: string) => ({
      handled: { ...gatewayResponse(api, type, id), functionId: null, problem },
      ids,
    });
    const sent = parseTarget(incoming.url!);
    if (sent === null) return own('BAD_REQUEST', 'no valid request target');
    const { host = 'localhost' } = incoming.headers;
    if (!HOST.test(host)) return own('BAD_REQUEST', 'no valid Host');
    const chosen = choose(host, sent);
    if (chosen === null) return { handled: noSuchStage(api.stage), ids };
    const body = await readBody(incoming);
    const target = { ...sent, path: chosen.path };
    if (chosen.kind === 'http') {
      const wholePath = `/${sent.stage}${sent.path}`;
      const handled =
        body === null
          ? ownAnswer('tooLarge', 'larger than 10 MB')
          : await handleHttp!({ ...requestOf(incoming, { id, target, body }), wholePath });
      return { handled, ids: { 'Apigw-Requestid': id } };
    }
    if (body === null) return own('REQUEST_TOO_LARGE', 'larger than 10 MB');
    return { handled: await handleRest(requestOf(incoming, { id, target, body })), ids };
  }

  const server = createServer((incoming, outgoing) => {
    if (pages?.(incoming, outgoing)) return;
    serve(incoming, outgoing).catch((error: unknown) => {
      // The client went away, or the runner has a bug: neither may end the server.
      if (outgoing.headersSent || outgoing.destroyed) return outgoing.destroy();
      const [status, problem] = [500, `the local runner failed: ${String(error)}`];
      log?.({ method: incoming.method!, url: incoming.url!, status, durationMs: 0, functionId: null, problem });
      outgoing.writeHead(status, { 'Content-Type': 'application/json' }).end('{"message":"Internal server error"}');
    });
  });
  // By default Node closes a connection that was idle for five seconds, often just when a client uses it again.
  server.keepAliveTimeout = IDLE_MS;
  server.on('clientError', (_, socket: Socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  const bound = await listen(server, port);

  return {
    port: bound,
    baseUrl: `http://localhost:${bound}/${apis.api.stage}`,
    update(next) {
      serving = servingOf(next, invoke);
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Names and values of headers. */
type Ids = Record<string, string>;

function servingOf(apis: Apis, invoke: Invoke) {
  return {
    api: apis.api,
    choose: createChooser(apis),
    handleRest: createHandler(apis.api, invoke),
    handleHttp: apis.httpApi ? createHttpApiHandler(apis.httpApi, invoke) : null,
  };
}

function requestOf(incoming: IncomingMessage, read: { id: string; target: Target; body: Buffer }): Request {
  const time = new Date();
  const seconds = Math.floor(time.getTime() / 1000).toString(16);
  const sourceIp = incoming.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1';
  const traceId = `Root=1-${seconds}-${read.id.replaceAll('-', '').slice(0, 24)}`;
  return {
    ...read,
    time,
    sourceIp,
    method: incoming.method!,
    protocol: `HTTP/${incoming.httpVersion}`,
    headers: forwardedHeaders(incoming.rawHeaders, { sourceIp, port: reachedPort(incoming), traceId }),
    host: incoming.headers.host ?? 'localhost',
    userAgent: incoming.headers['user-agent'] ?? null,
  };
}

/** The port that the client believes to have reached: another than ours when something in between forwards it. */
function reachedPort({ headers }: IncomingMessage): number {
  return Number(/:(\d+)$/.exec(headers.host ?? '')?.[1] ?? 80);
}

/** A request to no stage reaches no API, so no gateway response of the template applies. */
function noSuchStage(stage: string): Handled {
  return {
    status: 403,
    headers: { 'Content-Type': ['application/json'] },
    body: Buffer.from('{"message":"Forbidden"}'),
    functionId: null,
    problem: `every path begins with /${stage}`,
  };
}

function send(outgoing: ServerResponse, ids: Ids, { status, headers, body }: Answer): void {
  for (const [name, value] of Object.entries(ids)) outgoing.setHeader(name, value);
  for (const [name, values] of Object.entries(headers)) outgoing.setHeader(name, values);
  const bodiless = status === 204 || status === 304 || status < 200;
  if (!bodiless) outgoing.setHeader('Content-Length', body.length);
  outgoing.writeHead(status).end(bodiless ? undefined : body);
}
