import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REGION } from '../assembly/references.ts';
import type { LambdaFunction } from '../assembly/types.ts';
import { readAll } from '../dynamodb/read-all.ts';
import { callersOf, denialOf, type Refusal } from '../iam/caller.ts';
import type { AsyncEvents } from './async-events.ts';

export interface Invocations {
  /** What functions take for Lambda. */
  endpoint: string;
  /** From now on these functions are there, with their policies. */
  update: (functions: readonly LambdaFunction[]) => void;
  stop: () => Promise<void>;
}

export interface InvocationsOptions {
  functions: readonly LambdaFunction[];
  /** Whether roles are looked at; where there are none, everybody may call all functions. */
  enforcesRoles?: boolean;
  /** Takes what is to be called. */
  accept: AsyncEvents['accept'];
  /** Takes a sentence for each call that was refused. */
  log: (line: string) => void;
}

/** Of an asynchronous call: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html had 256 KB for years. */
const MAX_PAYLOAD_BYTES = 256 * 1024;
const PATH = /^\/2015-03-31\/functions\/([^/?]+)\/invocations$/;
const SCOPE = new RegExp(`^AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/${REGION}/lambda/aws4_request, ?SignedHeaders=`);

/**
 * Stands in for Lambda's Invoke, of calls that nobody waits for alone
 * (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html).
 */
export async function startInvocations(options: InvocationsOptions): Promise<Invocations> {
  const { accept, log, enforcesRoles = true } = options;
  let functions = options.functions;
  const callers = enforcesRoles ? callersOf(functions) : null;

  function refusalOf(incoming: IncomingMessage, target: LambdaFunction | undefined, body: Buffer): Refusal | null {
    const authorization = incoming.headers.authorization ?? '';
    if (!SCOPE.test(authorization))
      return { type: 'InvalidSignatureException', message: `The credential has to be for lambda in ${REGION}.` };
    const caller = callers?.find(authorization) ?? null;
    if (caller !== null && 'type' in caller) return caller;
    const resource = target?.arn ?? '*';
    const denied = caller && denialOf(caller, [{ action: 'lambda:InvokeFunction', resource }]);
    if (denied !== null) log(denied.message);
    if (denied !== null) return denied;
    if (target === undefined) return { type: 'ResourceNotFoundException', message: 'Function not found' };
    if (incoming.headers['x-amz-invocation-type'] !== 'Event')
      return { type: 'InvalidParameterValueException', message: 'only calls of the type Event are known here' };
    if (body.length > MAX_PAYLOAD_BYTES)
      return { type: 'RequestTooLargeException', message: 'The payload is too large' };
    return parsed(body) === undefined ? { type: 'InvalidRequestContentException', message: 'no JSON' } : null;
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readAll(incoming);
    const name = decodeURIComponent(PATH.exec(incoming.url!)?.[1] ?? '');
    // By its name or its ARN.
    const target = functions.find((one) => [one.name, one.arn].includes(name));
    const refused = refusalOf(incoming, target, body);
    if (refused !== null) {
      outgoing.writeHead(STATUS[refused.type] ?? 403, { 'x-amzn-errortype': refused.type });
      outgoing.end(JSON.stringify({ Type: 'User', message: refused.message }));
      return;
    }
    accept(target!.id, parsed(body));
    outgoing.writeHead(202).end();
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      log(`A function could not be called: ${String(error)}`);
      if (!outgoing.headersSent) outgoing.writeHead(500).end('{"Type":"Service"}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    update(next) {
      functions = next;
      callers?.update(next);
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const STATUS: Readonly<Record<string, number>> = {
  InvalidParameterValueException: 400,
  InvalidRequestContentException: 400,
  RequestTooLargeException: 413,
  ResourceNotFoundException: 404,
};

/** `undefined`: it is no JSON. */
function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}
