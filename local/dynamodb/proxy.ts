import { once } from 'node:events';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LambdaFunction, Table } from '../assembly/types.ts';
import { callersOf, denialOf, type Refusal } from '../iam/caller.ts';
import { ENGINE_HEADERS, targetOf } from './client.ts';
import { connectEngine, type EngineAnswer } from './engine-connection.ts';
import { createGroupWrites } from './group-writes.ts';
import { groupableWrite } from './groupable-write.ts';
import { actionsOf } from './operations.ts';
import { readAll } from './read-all.ts';
import { consumedBy, withConsumedCapacity, type Call } from './recorded-call.ts';

export interface Proxy {
  /** What functions take for DynamoDB. */
  endpoint: string;
  /** From now on these functions' policies hold, and these tables are there. */
  update: (functions: readonly LambdaFunction[], tables?: readonly Table[]) => void;
  stop: () => Promise<void>;
}

export interface ProxyOptions {
  /** The engine behind. */
  engine: string;
  functions: readonly LambdaFunction[];
  /** Those whose writes may be committed together; none if it is not given. */
  tables?: readonly Table[];
  /** Takes every call that the engine answered; asks the engine for the capacity that each consumed. */
  onCall?: (call: Call) => void;
  /** Takes a sentence for each call that was refused. */
  log?: (line: string) => void;
}

/** Stands in for DynamoDB's front door: knows each caller by its access key and enforces its role's policy. */
export async function startProxy({ engine, functions, tables = [], onCall, log }: ProxyOptions): Promise<Proxy> {
  const callers = callersOf(functions);
  const connection = connectEngine(engine);
  const transact = (input: object): Promise<EngineAnswer> =>
    connection.ask(
      { ...ENGINE_HEADERS, 'x-amz-target': targetOf('TransactWriteItems') },
      Buffer.from(JSON.stringify(input)),
    );
  const groupWrites = createGroupWrites(transact);
  let groupedTables = tables;

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readAll(incoming);
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
    const alone = (): Promise<EngineAnswer> => connection.ask(forwarded(incoming), asked);
    const write = onCall ? null : groupableWrite(groupedTables, operation, input);
    const answered = await (write === null ? alone() : groupWrites.write(write, asked.length, alone));
    onCall?.({ functionId: caller.id, operation, input, ...consumedBy(parse(answered.body)) });
    outgoing.writeHead(answered.status, answered.headers).end(answered.body);
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
    update(nextFunctions, nextTables = []) {
      callers.update(nextFunctions);
      groupedTables = nextTables;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      connection.close();
      await once(server, 'close');
    },
  };
}

/** What the engine looks at; the signature is the engine's own caller's. */
function forwarded({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const sent = Object.entries(headers).filter(([name]) => name === 'content-type' || name.startsWith('x-amz-'));
  return { ...ENGINE_HEADERS, ...Object.fromEntries(sent) };
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
