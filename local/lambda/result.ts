/** What became of one invocation. */
export type InvokeResult =
  | { status: 'ok'; payload: unknown }
  /** The function threw, could not be loaded or ended its process. */
  | { status: 'error'; errorType: string; errorMessage: string; trace: string[] }
  /** Longer than the function's own timeout; its worker is gone. */
  | { status: 'timeout'; timeoutMs: number }
  /** Refused by Lambda: as many invocations as the function's reserved concurrency allows are under way. */
  | { status: 'throttled'; concurrency: number };

/**
 * @param functionId logical id of the function in the template.
 * @param requestId as the function is told it; not given: a new one.
 */
export type Invoke = (functionId: string, event: unknown, requestId?: string) => Promise<InvokeResult>;
