// Runs inside a worker thread: loads one bundle and calls its handler, one event at a time.
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Invocation, StaticContext, WorkerData, WorkerMessage } from './messages.ts';
import { impersonateHosts } from './hosts.ts';
import { errorResult } from './error-result.ts';

type Handler = (event: unknown, context: object) => unknown;

const { file, export: exported, context, hosts } = workerData as WorkerData;

async function load(): Promise<Handler> {
  const bundle = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const handler = bundle[exported];
  if (typeof handler !== 'function') {
    const missing = new Error(`${exported} is undefined or not exported`);
    missing.name = 'Runtime.HandlerNotFound';
    throw missing;
  }
  return handler as Handler;
}

function contextOf({ requestId, deadline }: Invocation, fixed: StaticContext): object {
  return {
    ...fixed,
    awsRequestId: requestId,
    functionVersion: '$LATEST',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function say(message: WorkerMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort!.postMessage(message);
}

async function call(handler: Handler, invocation: Invocation): Promise<void> {
  process.env['_X_AMZN_TRACE_ID'] =
    `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${invocation.requestId.slice(-12)}`;
  try {
    const returned = await handler(invocation.event, contextOf(invocation, context));
    // Lambda turns what a handler returns into JSON and back; `undefined` becomes null.
    const payload: unknown = JSON.parse(JSON.stringify(returned) ?? 'null');
    say({ type: 'done', result: { status: 'ok', payload } });
  } catch (error) {
    say({ type: 'done', result: errorResult(error) });
  }
}

try {
  impersonateHosts(hosts);
  const handler = await load();
  parentPort!.on('message', (invocation: Invocation) => void call(handler, invocation));
  say({ type: 'loaded', problem: null });
} catch (error) {
  say({ type: 'loaded', problem: errorResult(error) });
}
