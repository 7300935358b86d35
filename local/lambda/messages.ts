/** What an instance's main thread and its worker tell each other. */
import type { Hosts } from './hosts.ts';
import type { InvokeResult } from './result.ts';

export interface WorkerData {
  /** Absolute path of the bundle. */
  file: string;
  /** Name of the exported handler. */
  export: string;
  context: StaticContext;
  hosts: Hosts;
}

export interface StaticContext {
  functionName: string;
  invokedFunctionArn: string;
  memoryLimitInMB: string;
  logGroupName: string;
  logStreamName: string;
}

export interface Invocation {
  requestId: string;
  event: unknown;
  /** Epoch milliseconds at which the function is stopped. */
  deadline: number;
}

/** The worker speaks once when the bundle is loaded (`null`: fine) and once after each invocation. */
export type WorkerMessage =
  | { type: 'loaded'; problem: Extract<InvokeResult, { status: 'error' }> | null }
  | { type: 'done'; result: InvokeResult };
