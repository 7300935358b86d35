import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REGION } from './assembly/references.ts';
import type { LambdaFunction } from './assembly/types.ts';
import { readAll } from './dynamodb/read-all.ts';
import { callersOf, denialOf, type Refusal } from './iam/caller.ts';
import type { Action } from './iam/policy.ts';

/** A service of AWS on this machine. */
export interface Service {
  /** What functions take for it. */
  endpoint: string;
  stop: () => Promise<void>;
}

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

export interface ServiceOptions {
  /** As signatures name it. */
  name: string;
  /** Who may call, each within its role's policy; `everybody` where there are no roles. */
  functions: () => readonly LambdaFunction[] | 'everybody';
  /** What IAM must allow of what is asked; a refusal where that cannot be told. */
  actionsOf: (asked: Asked) => readonly Action[] | Refusal;
  /** @returns the body of a success, or a refusal */
  answer: (asked: Asked) => Answer | Refusal;
  /** How a refusal is said. */
  refuse: (refusal: Refusal) => Said;
  log: (line: string) => void;
}

export interface Answer {
  contentType: string;
  body: string;
}
interface Said extends Answer {
  status: number;
  headers?: Record<string, string>;
}

/** Stands in for a service: knows each caller by its access key, and enforces its role's policy before anything is looked at. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { name, functions, actionsOf, answer, refuse, log } = options;
  const scope = new RegExp(`^AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/${REGION}/${name}/aws4_request, ?SignedHeaders=`);

  function refusalOf(asked: Asked): Refusal | null {
    const { authorization = '' } = asked.headers;
    if (!scope.test(authorization))
      return { type: 'InvalidSignatureException', message: `The credential has to be for ${name} in ${REGION}.` };
    const actions = actionsOf(asked);
    const known = functions();
    if (known === 'everybody') return 'type' in actions ? actions : null;
    const caller = callersOf(known).find(authorization);
    if ('type' in caller) return caller;
    if ('type' in actions) return actions;
    const denied = denialOf(caller, actions);
    if (denied !== null) log(denied.message);
    return denied;
  }

  async function said(incoming: IncomingMessage): Promise<Said> {
    const { pathname, searchParams } = new URL(incoming.url!, 'http://127.0.0.1');
    const body = await readAll(incoming);
    const asked = { method: incoming.method!, path: pathname, query: searchParams, headers: incoming.headers, body };
    const answered = refusalOf(asked) ?? answer(asked);
    return 'type' in answered ? refuse(answered) : { status: 200, ...answered };
  }

  const server = createServer((incoming, outgoing) => {
    said(incoming)
      .then(({ status, contentType, headers, body }) =>
        outgoing.writeHead(status, { 'content-type': contentType, ...headers }).end(body),
      )
      .catch((error: unknown) => {
        log(`The service ${name} could not be asked: ${String(error)}`);
        if (!outgoing.headersSent) outgoing.writeHead(500).end();
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A refusal in the protocol `restJson1`: the error's name is in a header. */
export function restRefusal({ type, message }: Refusal): Said {
  return {
    status: STATUS[type] ?? 400,
    contentType: 'application/json',
    headers: { 'x-amzn-errortype': type },
    body: JSON.stringify({ message, Message: message }),
  };
}

const STATUS: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  ConflictException: 409,
  InvalidSignatureException: 403,
  ResourceNotFoundException: 404,
  UnrecognizedClientException: 403,
};

/** `null`: it is no JSON object. */
export function jsonObject(body: Buffer): Record<string, unknown> | null {
  try {
    const json = JSON.parse(body.toString()) as unknown;
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? { ...json } : null;
  } catch {
    return null;
  }
}
