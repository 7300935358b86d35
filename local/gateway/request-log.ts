/** Query parameters that carry a caller's secret. */
const SECRETS =
  /([?&](?:private_token|access_token|job_token|token|sentry_key|[^=&]*(?:secret|password)[^=&]*)=)[^&#]*/gi;

/** One request that was answered. */
export interface RequestLogEntry {
  method: string;
  /** The request target as sent. */
  url: string;
  status: number;
  durationMs: number;
  /** The function that was called, if one was. */
  functionId: string | null;
  /** Why the answer is not the function's own. */
  problem: string | null;
}

/**
 * One line, more only when something broke. Secrets in the query are masked, control characters escaped.
 * @param label what to call the function.
 */
export function requestLine({ method, url, status, durationMs, problem }: RequestLogEntry, label: string): string {
  const shown = url.replaceAll(SECRETS, '$1****').replaceAll(/[^\x20-\x7e]/g, escape);
  const columns = [method.padEnd(7), status, `${Math.round(durationMs)} ms`.padStart(7), '', shown, label];
  return `${columns.join(' ').trimEnd()}${problem === null ? '' : ` (${problem})`}`;
}

function escape(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
