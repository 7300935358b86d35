import type { Failure } from '../../../domain/refusals.ts';
import { answer, type Answer } from '../../answer.ts';

/** Failures of the network or of the other side. Any other has to do with what the user set. */
const UNAVAILABLE: ReadonlySet<Failure['code']> = new Set<Failure['code']>([
  'timed-out',
  'connection-refused',
  'not-reachable',
  'tls-invalid',
  'connection-broken',
  'unavailable',
]);

/** Answers that an external Sentry failed, in the words of GitLab's `SentryClient`. */
export function upstreamAnswer(failure: Failure): Answer {
  const sentence = sentenceOf(failure);
  if (failure.code === 'limited') {
    const headers = { 'Retry-After': String(failure.retryAfter) };
    return answer(429, { message: `429 Too Many Requests - ${sentence}` }, headers);
  }
  if (UNAVAILABLE.has(failure.code)) return answer(503, { message: `503 Service Unavailable - ${sentence}` });
  return answer(400, { message: sentence });
}

function sentenceOf(failure: Failure): string {
  switch (failure.code) {
    case 'address-invalid':
      return 'Error tracking setting api url is invalid';
    case 'token-invalid':
      return 'Error tracking setting token is invalid';
    case 'scheme-blocked':
      return 'api url is blocked: Only allowed schemes are http, https';
    case 'host-blocked':
      return 'api url is blocked: Requests to localhost and the local network are not allowed';
    case 'response-too-big':
      return 'Sentry API response is too big. Limit is 1 MB.';
    case 'not-json':
      return 'Sentry API response is not valid JSON';
    case 'not-a-list':
      return 'Sentry API response is not a list of issues';
    case 'key-missing':
      return `Sentry API response is missing keys. key not found: "${failure.key}"`;
    case 'not-numeric':
      return `Sentry API response contains invalid value for field "${failure.field}": ${failure.value} is not numeric`;
    case 'timed-out':
      return 'Connection to Sentry timed out';
    case 'connection-refused':
      return 'Connection refused';
    case 'not-reachable':
      return 'Received SocketError when trying to connect to Sentry';
    case 'tls-invalid':
      return 'Sentry returned invalid SSL data';
    case 'connection-broken':
      return 'Error when connecting to Sentry';
    case 'token-refused':
      return `Sentry response status code: ${failure.status}. Sentry refused the token of the settings.`;
    case 'request-refused':
    case 'unavailable':
    case 'limited':
      return `Sentry response status code: ${failure.status}`;
  }
}
