import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { gunzipSync } from 'node:zlib';
import { setTimeout as wait } from 'node:timers/promises';

/** What goes with a request; at most one of `json`, `form`, `multipart`, `body`. */
export interface Call {
  token?: string;
  headers?: Record<string, string>;
  /** A string goes on the wire as it is; anything else is encoded. */
  query?: string | Record<string, string | number | boolean> | [string, string][];
  json?: unknown;
  form?: Record<string, string> | [string, string][];
  multipart?: Record<string, string> | [string, string][];
  /** Sent as it is, without a content type unless `headers` has one. */
  body?: string | Uint8Array;
}

/**
 * What came back. `headers` and `text` are not enumerable, so that `expect(answer).toEqual(NO_PROJECT)` compares the
 * status and the whole body and nothing else.
 */
export interface Answer {
  status: number;
  /** The body parsed; the text itself where it is not JSON; `undefined` where there is none. */
  json: unknown;
  headers: IncomingHttpHeaders;
  text: string;
}

const PATIENCE_MS = 20_000;
const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };

/**
 * One request. Built on `node:http` because it adds nothing: no content type, no accept header, and every byte of the
 * path reaches the server as written (`fetch` would tidy up `//`, `..` and `%`).
 * @param base with the stage, without a slash at the end.
 */
export async function exchange(base: string, method: string, path: string, call: Call = {}): Promise<Answer> {
  const { headers, body } = await encode(call);
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await send(base, method, path + queryString(call.query), headers, body);
    // Throttled by its stage, it reached no function: it is asked again. A function's own limit is an answer, and says until when.
    const isThrottled = answer.status === 429 && answer.headers['retry-after'] === undefined;
    if (!isThrottled || Date.now() > deadline) return answer;
    await wait(100 * Math.random());
  }
}

async function encode(call: Call): Promise<{ headers: Record<string, string>; body: Uint8Array | null }> {
  const headers: Record<string, string> = {};
  if (call.token !== undefined) headers['private-token'] = call.token;
  let body = call.body === undefined ? null : Buffer.from(call.body);
  if (call.json !== undefined) {
    headers['content-type'] = 'application/json';
    body = Buffer.from(JSON.stringify(call.json));
  } else if (call.form) {
    headers['content-type'] = 'application/x-www-form-urlencoded';
    body = Buffer.from(new URLSearchParams(call.form).toString());
  } else if (call.multipart) {
    const form = new FormData();
    for (const [name, value] of Array.isArray(call.multipart) ? call.multipart : Object.entries(call.multipart)) {
      form.append(name, value);
    }
    const encoded = new Response(form);
    headers['content-type'] = encoded.headers.get('content-type')!;
    body = Buffer.from(await encoded.arrayBuffer());
  }
  return { headers: { ...headers, ...call.headers }, body };
}

function queryString(query: Call['query']): string {
  if (query === undefined) return '';
  if (typeof query === 'string') return `?${query}`;
  const pairs = Array.isArray(query) ? query : Object.entries(query);
  const search = new URLSearchParams();
  for (const [name, value] of pairs) search.append(name, String(value));
  return `?${search.toString()}`;
}

function send(
  base: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: Uint8Array | null,
): Promise<Answer> {
  const { protocol, hostname, port, pathname } = new URL(base);
  const secure = protocol === 'https:';
  const options = {
    method,
    hostname,
    port,
    path: pathname + path,
    // Node leaves the length of a GET's or DELETE's body out, and the server would not see the body.
    headers: body === null ? headers : { 'content-length': String(body.byteLength), ...headers },
    agent: agents[secure ? 'https:' : 'http:'],
  };
  return new Promise((resolve, reject) => {
    const sent = (secure ? httpsRequest : httpRequest)(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve(answerOf(response.statusCode!, response.headers, textIn(response.headers, Buffer.concat(chunks))));
      });
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The server closed an idle connection at the moment it was used again (Node's documentation, `request.reusedSocket`).
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(send(base, method, path, headers, body));
      else reject(error);
    });
    sent.end(body ?? undefined);
  });
}

/** Of an answer in gzip, for those callers who said that they take it. */
function textIn(headers: IncomingHttpHeaders, body: Buffer): string {
  return (headers['content-encoding'] === 'gzip' && body.length > 0 ? gunzipSync(body) : body).toString();
}

function answerOf(status: number, headers: IncomingHttpHeaders, text: string): Answer {
  const answer = { status, json: parsed(text) };
  return Object.defineProperties(answer, { headers: { value: headers }, text: { value: text } }) as Answer;
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
