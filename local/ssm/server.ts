import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REGION } from '../assembly/references.ts';
import type { LambdaFunction } from '../assembly/types.ts';
import { callersOf, denialOf, type Refusal } from '../iam/caller.ts';
import { actionOf, operate } from './operations.ts';
import { openParameters } from './parameters.ts';

export interface Ssm {
  /** What functions take for SSM. */
  endpoint: string;
  /** From now on these functions' policies hold. */
  update: (functions: readonly LambdaFunction[]) => void;
  stop: () => Promise<void>;
}

export interface SsmOptions {
  /** Where the parameters are kept. */
  file: string;
  /** Who may call, each within its role's policy; `everybody` where there are no roles. */
  functions: readonly LambdaFunction[] | 'everybody';
  /** Takes a sentence for each call that its role did not allow. */
  log?: (line: string) => void;
}

/** Stands in for SSM's Parameter Store: knows each caller by its access key and enforces its role's policy. */
export async function startSsm({ file, functions, log }: SsmOptions): Promise<Ssm> {
  const parameters = openParameters(file);
  const callers = functions === 'everybody' ? null : callersOf(functions);

  function refusalOf(incoming: IncomingMessage, operation: string, input: Record<string, unknown>): Refusal | null {
    if (!SCOPE.test(incoming.headers.authorization ?? '')) return OUT_OF_SCOPE;
    const caller = callers?.find(incoming.headers.authorization);
    if (caller === undefined || 'type' in caller) return caller ?? null;
    const denied = denialOf(caller, [actionOf(operation, input)]);
    if (denied !== null) log?.(denied.message);
    return denied;
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = Buffer.concat((await incoming.toArray()) as Buffer[]).toString();
    const [, operation = ''] = /^AmazonSSM\.(\w+)$/.exec(String(incoming.headers['x-amz-target'])) ?? [];
    const input = objectIn(body);
    const answered =
      input === null ? UNREADABLE : (refusalOf(incoming, operation, input) ?? operate(parameters, operation, input));
    const isRefused = 'type' in answered;
    outgoing.writeHead(isRefused ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' });
    outgoing.end(JSON.stringify(isRefused ? { __type: answered['type'], message: answered['message'] } : answered));
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      log?.(`The parameters could not be asked: ${String(error)}`);
      if (!outgoing.headersSent) outgoing.writeHead(500).end('{"__type":"InternalServerError"}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    update: (next) => callers?.update(next),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const UNREADABLE: Refusal = { type: 'SerializationException', message: 'The body is no JSON object.' };

function objectIn(body: string): Record<string, unknown> | null {
  try {
    const json = JSON.parse(body) as unknown;
    return typeof json === 'object' && json !== null ? { ...json } : null;
  } catch {
    return null;
  }
}

/** The service and region that a signature has to be for. */
const SCOPE = new RegExp(`^AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/${REGION}/ssm/aws4_request, ?SignedHeaders=`);
const OUT_OF_SCOPE: Refusal = {
  type: 'InvalidSignatureException',
  message: `Credential should be scoped to the region ${REGION} and the service ssm.`,
};
