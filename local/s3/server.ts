import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LambdaFunction } from '../assembly/types.ts';
import { readAll } from '../dynamodb/read-all.ts';
import { callersOf, denialOf } from '../iam/caller.ts';
import { isAllowed } from '../iam/policy.ts';
import { SECRET_ACCESS_KEY } from '../lambda/environment.ts';
import { signatureProblem } from './check-signature.ts';
import { createEngine, type EngineAnswer, type EngineOptions } from './engine.ts';
import { operationOf, refusal, type Operation, type S3Refusal } from './operations.ts';

export interface S3 {
  /** What functions take for S3. */
  endpoint: string;
  /** From now on these functions' policies hold. */
  update: (functions: readonly LambdaFunction[]) => void;
  stop: () => Promise<void>;
}

export interface S3Options extends EngineOptions {
  /** Who may call, each within its role's policy; `everybody` where there are no roles. */
  functions: readonly LambdaFunction[] | 'everybody';
  /** Takes a sentence for each call that its role did not allow, and for each that the engine failed. */
  log?: (line: string) => void;
}

/** Headers of an answer that mean something to who asked. */
const ANSWERED = ['content-type', 'content-range', 'etag', 'last-modified', 'accept-ranges'];

/** Stands in for S3's front door: checks signature, address and the policy of the caller's role before the engine is asked. */
export async function startS3({ functions, log, ...engineOptions }: S3Options): Promise<S3> {
  const engine = createEngine(engineOptions);
  const callers = functions === 'everybody' ? null : callersOf(functions);

  /** Whom the role of the caller keeps from it; a caller without one may do all but list. */
  function denied(caller: LambdaFunction | null, { action, bucket, key }: Operation): S3Refusal | null {
    if (caller === null) return null;
    const problem = denialOf(caller, [{ action, resource: `arn:aws:s3:::${bucket}/${key}` }]);
    if (problem === null) return null;
    log?.(problem.message);
    return refusal(403, 'AccessDenied', problem.message);
  }

  async function operate(incoming: IncomingMessage, body: Buffer): Promise<EngineAnswer | S3Refusal> {
    const headers = incoming.headers as Record<string, string>;
    const method = incoming.method!;
    const operation = operationOf(method, incoming.url!, headers);
    if ('code' in operation) return operation;
    const found = callers?.find(headers['authorization']) ?? null;
    if (found !== null && 'type' in found)
      return refusal(403, 'InvalidAccessKeyId', 'The AWS access key ID you provided does not exist in our records.');
    const problem =
      signatureProblem({ method, headers, body }, operation, SECRET_ACCESS_KEY, new Date()) ?? denied(found, operation);
    if (problem !== null) return problem;
    const { range } = headers;
    const given = await engine.ask({ method, path: operation.path, body, ...(range && { headers: { range } }) });
    return given.status === 404 && !mayList(found, operation) ? refusal(403, 'AccessDenied', 'Access Denied') : given;
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const answered = await operate(incoming, await readAll(incoming));
    if ('code' in answered) return refuse(outgoing, answered);
    const kept = ANSWERED.flatMap((name) => {
      const value = answered.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    const sent = answered.status === 204 ? {} : { 'content-length': answered.body.length };
    outgoing.writeHead(answered.status, { ...Object.fromEntries(kept), ...sent }).end(answered.body);
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      log?.(`The objects could not be asked for: ${String(error)}`);
      if (!outgoing.headersSent) refuse(outgoing, refusal(500, 'InternalError', 'We encountered an internal error.'));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    update: (next) => callers?.update(next),
    async stop() {
      server.close();
      server.closeAllConnections();
      await Promise.all([once(server, 'close'), engine.stop()]);
    },
  };
}

/**
 * S3 tells those alone who may list a bucket that an object is not there; to all others it is a 403
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
 */
function mayList(caller: LambdaFunction | null, { bucket }: Operation): boolean {
  const listing = { action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` };
  return caller !== null && isAllowed(caller.role.statements, listing);
}

function refuse(outgoing: ServerResponse, { status, code, message }: S3Refusal): void {
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const error = `<Code>${code}</Code><Message>${text}</Message><RequestId>${randomUUID()}</RequestId>`;
  outgoing
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error>${error}</Error>`);
}
