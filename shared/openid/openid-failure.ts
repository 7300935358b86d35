import * as oauth from 'oauth4webapi';
import { UpstreamFailure } from '../domain/refusals.ts';
import { SignInFailure, type SignInProblem } from '../domain/sign-in/failure.ts';

/** Of the library's codes, those by which an answer proves nothing; a token's other faults have `JWT` in their sentence. */
const NOT_PROVED: readonly unknown[] = [
  oauth.JWT_TIMESTAMP_CHECK,
  oauth.JWT_CLAIM_COMPARISON,
  oauth.JSON_ATTRIBUTE_COMPARISON,
  oauth.KEY_SELECTION,
];

/**
 * Tells what a failed sign-in is called, whatever was thrown: a provider that lies is no fault of ours. The detail says
 * which check failed, in words of the library's or ours, and nothing of what was received: that may hold a secret.
 */
export function failureOf(error: unknown): SignInFailure {
  if (error instanceof SignInFailure) return error;
  if (error instanceof UpstreamFailure) return new SignInFailure(networkProblem(error), error.failure.code);
  if (error instanceof oauth.AuthorizationResponseError)
    return new SignInFailure(refusalOf(error), wordOf(error.error));
  const { code } = (error ?? {}) as { code?: unknown };
  const detail = detailOf(error, code);
  if (NOT_PROVED.includes(code) || /\bJWT\b|\bresponse parameter\b/.test(messageOf(error)))
    return new SignInFailure('not-proved', detail);
  return new SignInFailure('provider-answer', detail);
}

function networkProblem({ failure }: UpstreamFailure): SignInProblem {
  if (failure.code === 'host-blocked' || failure.code === 'scheme-blocked') return 'provider-blocked';
  return failure.code === 'response-too-big' ? 'provider-answer' : 'provider-unreachable';
}

/** RFC 6749, 4.1.2.1, and what OpenID Connect Core 1.0, 3.1.2.6 has for a person who does not sign in. */
function refusalOf({ error }: oauth.AuthorizationResponseError): SignInProblem {
  const ofPerson = ['access_denied', 'login_required', 'consent_required', 'interaction_required'];
  return ofPerson.includes(error) ? 'denied' : 'provider-refused';
}

/** The library's own sentences have names of fields in them and no values; what else was thrown is named by its kind. */
function detailOf(error: unknown, code: unknown): string {
  const isOwn = error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError;
  if (isOwn) return `${String(code)}: ${error.message}`;
  return error instanceof Error ? error.name : 'unknown';
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/** A code of an error, which comes from a query that anybody may have written. */
const wordOf = (code: string): string => (/^[a-z_]{1,40}$/.test(code) ? code : 'an error with a name that is none');
