import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { LambdaFunction } from '../assembly/types.ts';
import { within } from '../time-limit.ts';
import { environmentOf, LOG_STREAM, type Endpoints } from './environment.ts';
import { errorResult } from './error-result.ts';
import type { Hosts } from './hosts.ts';
import type { Invocation, WorkerData, WorkerMessage } from './messages.ts';
import type { InvokeResult } from './result.ts';

/** One execution environment of a function. It serves one event at a time. */
export interface Instance {
  /** Never rejects. After `error` from a crash or load, or a `timeout`, `usable()` is false. */
  invoke: (event: unknown, requestId?: string) => Promise<InvokeResult>;
  usable: () => boolean;
  stop: () => Promise<void>;
}

export interface InstanceOptions {
  endpoints: Endpoints;
  /** On top of the function's own, in place of one that has the same name. */
  variables?: Readonly<Record<string, string>>;
  /** Where names lead that DNS has elsewhere or not at all. */
  hosts?: Hosts;
  /** Takes each line that the function writes to stdout or stderr. */
  log: (functionId: string, line: string) => void;
}

/** Lambda's limit for loading a bundle; longer counts against the timeout on AWS, here it is an error. */
const LOAD_TIMEOUT_MS = 10_000;

/** V8 would let each instance's garbage grow to some 50 MB before it looks, and three of each function are a lot. */
const YOUNG_GENERATION_MB = 12;

/** The bundle is loaded, which is nothing to tell a caller. */
const LOADED: InvokeResult = { status: 'ok', payload: null };

/** Starts loading the bundle at once. */
export function startInstance(
  definition: LambdaFunction,
  { endpoints, variables, hosts = {}, log }: InstanceOptions,
): Instance {
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    env: { ...environmentOf(definition, endpoints), ...variables },
    workerData: { ...workerDataOf(definition), hosts } satisfies WorkerData,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: definition.memoryMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    execArgv: [],
  });
  for (const stream of [worker.stdout, worker.stderr])
    createInterface({ input: stream }).on('line', (line) => log(definition.id, line));

  let usable = true;
  const gone = whenGone(worker).then((result) => {
    usable = false;
    return result;
  });
  const next = async (): Promise<WorkerMessage> => new Promise((resolve) => void worker.once('message', resolve));

  async function load(): Promise<InvokeResult> {
    const message = await next();
    if (message.type !== 'loaded' || message.problem === null) return LOADED;
    usable = false;
    return message.problem;
  }
  const loaded = within(LOAD_TIMEOUT_MS, Promise.race([load(), gone]));

  async function run(event: unknown, requestId = randomUUID() as string): Promise<InvokeResult | null> {
    const invocation: Invocation = { requestId, event, deadline: Date.now() + definition.timeoutMs };
    const answer = next().then((message) =>
      message.type === 'done' ? message.result : errorResult(new Error('the worker spoke out of turn')),
    );
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(invocation);
    return within(definition.timeoutMs, Promise.race([answer, gone]));
  }

  async function invoke(event: unknown, requestId?: string): Promise<InvokeResult> {
    const start = (await loaded) ?? { status: 'timeout', timeoutMs: LOAD_TIMEOUT_MS };
    const result =
      start === LOADED
        ? ((await run(event, requestId)) ?? { status: 'timeout', timeoutMs: definition.timeoutMs })
        : start;
    if (result.status === 'timeout') usable = false;
    if (!usable) await worker.terminate();
    return result;
  }

  return { invoke, usable: () => usable, stop: async () => void (await worker.terminate()) };
}

function workerDataOf(definition: LambdaFunction): Omit<WorkerData, 'hosts'> {
  const dot = definition.handler.lastIndexOf('.');
  const file = join(definition.assetDirectory, definition.handler.slice(0, dot));
  return {
    // In the order in which Lambda looks.
    file: ['.js', '.mjs', '.cjs'].map((ending) => file + ending).find((path) => existsSync(path)) ?? file,
    export: definition.handler.slice(dot + 1),
    context: {
      functionName: definition.name,
      invokedFunctionArn: definition.arn,
      memoryLimitInMB: String(definition.memoryMb),
      logGroupName: definition.logGroup,
      logStreamName: LOG_STREAM,
    },
  };
}

/** Resolves when the worker is no more, with what an invocation in progress is told. */
async function whenGone(worker: Worker): Promise<InvokeResult> {
  return new Promise((resolve) => {
    worker.once('error', (error) => resolve(errorResult(error)));
    worker.once('exit', (code) =>
      resolve({
        status: 'error',
        errorType: 'Runtime.ExitError',
        errorMessage: `the function's process ended with code ${code}`,
        trace: [],
      }),
    );
  });
}
