import { Unavailable } from '../domain/refusals.ts';

/** What became of a request that got no answer, in the words of GitLab's `SentryClient`. */
export function networkFailure(error: unknown, signal: AbortSignal): Unavailable {
  const code = codeOf(error);
  if (signal.aborted || code === 'ETIMEDOUT') return new Unavailable('Connection to Sentry timed out');
  if (code === 'ECONNREFUSED') return new Unavailable('Connection refused');
  if (/^(ENOTFOUND|EAI_|ENODATA|ENETUNREACH|EHOSTUNREACH)/.test(code))
    return new Unavailable('Received SocketError when trying to connect to Sentry');
  if (TLS.test(code)) return new Unavailable('Sentry returned invalid SSL data');
  return new Unavailable('Error when connecting to Sentry');
}

/** Node's own codes, OpenSSL's, and those of its verification of certificates. */
const TLS = /^(ERR_TLS_|ERR_SSL_|EPROTO$|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH$|INVALID_CA$)/;

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  // Of several addresses that were tried, the first says enough.
  const own = (error as NodeJS.ErrnoException).code;
  return own ?? (error instanceof AggregateError ? codeOf(error.errors[0]) : '');
}
