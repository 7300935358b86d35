import {
  Conflict,
  Garbled,
  NotFound,
  RateLimited,
  TooLarge,
  Unreadable,
  type Refusal,
} from '../../../domain/refusals.ts';
import { answer, type Answer } from '../../answer.ts';
import { MalformedRequest } from '../../malformed-request.ts';

/** Of an address, where alone a request of an SDK is taken apart as HTTP. */
const UNDECODABLE = 'the address has a broken escape (% and two digits), invalid UTF-8 or a null byte';

/**
 * Refuses an SDK's request. The bodies are those of GitLab's collector, and `detail`, which SDKs show in their debug log,
 * says why. `null`: no refusal that this dialect has words for.
 */
export function refuse(refusal: Refusal): Answer | null {
  if (refusal instanceof MalformedRequest) return answer(400, { message: '400 Bad request', detail: UNDECODABLE });
  const { message: detail } = refusal;
  if (refusal instanceof Unreadable)
    return answer(400, { message: '400 Bad request - Failed to parse sentry request', detail });
  if (refusal instanceof NotFound) {
    const subject = refusal.subject === 'project' ? ' Project' : '';
    return answer(404, { message: `404${subject} Not Found`, detail });
  }
  if (refusal instanceof Conflict) return answer(409, { message: '409 Conflict: Resource lock', detail });
  if (refusal instanceof TooLarge) return answer(413, { message: '413 Request Entity Too Large', detail });
  if (refusal instanceof Garbled) return answer(415, { message: '415 Unsupported Media Type', detail });
  if (refusal instanceof RateLimited) return limited(refusal);
  return null;
}

export const FAULT: Answer = answer(500, { message: '500 Internal Server Error' });

/**
 * Without a body: PHP's SDK takes an answer with one for a failure before it reads the headers, and goes on sending
 * (`HttpTransport` of getsentry/sentry-php 4). `X-Sentry-Error` is where SDKs of before envelopes look for the reason.
 *
 * Whole seconds in both limits: some SDKs read nothing else. Without the categories some back off from everything.
 */
function limited({ message, retryAfter }: RateLimited): Answer {
  return {
    statusCode: 429,
    body: '',
    headers: {
      'Retry-After': String(retryAfter),
      'X-Sentry-Rate-Limits': `${retryAfter}:error;default:key:quota`,
      'X-Sentry-Error': message,
    },
  };
}
