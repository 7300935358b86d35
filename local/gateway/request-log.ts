import type { Handled } from './handle.ts';

/** Query parameters that carry a caller's secret. */
const SECRETS =
  /([?&](?:private_token|access_token|job_token|token|sentry_key|[^=&]*(?:secret|password)[^=&]*)=)[^&#]*/gi;

export interface Logged {
  method: string;
  /** The request target as sent. */
  url: string;
  durationMs: number;
  handled: Pick<Handled, 'status' | 'functionId' | 'problem'>;
}

/** One line per request, more only when something broke. Secrets in the query are masked, control characters escaped. */
export function requestLine({ method, url, durationMs, handled }: Logged): string {
  const { status, functionId, problem } = handled;
  const shown = url.replaceAll(SECRETS, '$1****').replaceAll(/[^\x20-\x7e]/g, escape);
  const by = functionId === null ? '' : `  ${withoutHash(functionId)}`;
  return `${method.padEnd(6)} ${status} ${`${Math.round(durationMs)} ms`.padStart(7)}  ${shown}${by}${problem === null ? '' : `  (${problem})`}`;
}

function escape(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** CDK ends a logical id with eight digits of a hash. */
export function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
