import type { InvokeResult } from './result.ts';

/** Whatever was thrown, as Lambda reports it. */
export function errorResult(thrown: unknown): Extract<InvokeResult, { status: 'error' }> {
  if (!(thrown instanceof Error))
    return { status: 'error', errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  const trace = (thrown.stack ?? '').split('\n');
  return { status: 'error', errorType: thrown.name, errorMessage: thrown.message, trace };
}
