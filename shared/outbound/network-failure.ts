import { UpstreamFailure } from '../domain/refusals.ts';

/** Tells what became of a request that got no answer. */
export function networkFailure(error: unknown, signal: AbortSignal): UpstreamFailure {
  return new UpstreamFailure({ code: kindOf(codeOf(error), signal) });
}

function kindOf(
  code: string,
  signal: AbortSignal,
): 'timed-out' | 'connection-refused' | 'not-reachable' | 'tls-invalid' | 'connection-broken' {
  if (signal.aborted || code === 'ETIMEDOUT') return 'timed-out';
  if (code === 'ECONNREFUSED') return 'connection-refused';
  if (/^(ENOTFOUND|EAI_|ENODATA|ENETUNREACH|EHOSTUNREACH)/.test(code)) return 'not-reachable';
  if (TLS.test(code)) return 'tls-invalid';
  return 'connection-broken';
}

/** Node's own codes, OpenSSL's, and those of its verification of certificates. */
const TLS = /^(ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH$|INVALID_CA$)/;

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // Of several addresses that were tried, the first says enough.
  const own = (error as NodeJS.ErrnoException).code;
  return own ?? (error instanceof AggregateError ? codeOf(error.errors[0]) : '');
}
