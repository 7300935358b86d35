import type { ProjectProblem } from './new-project.ts';
import type { SettingsProblem } from './settings.ts';

/**
 * What may go wrong by a caller's doing. Each class is a fact about the domain, without a status and without words for the
 * caller: those are the dialect's (`shared/http/dialects`). Anything else that is thrown is a fault, and becomes a bare 500.
 */
export abstract class Refusal extends Error {}

export type Subject =
  | 'project'
  | 'group'
  | 'namespace'
  | 'settings'
  | 'client-key'
  | 'access-token'
  | 'error'
  | 'event'
  | 'release'
  | 'artifact'
  | 'alert-rule'
  | 'alert-destination'
  | 'hook'
  /** An address below the collector that is none of its endpoints. */
  | 'endpoint'
  /** The project in an external Sentry. */
  | 'external-project';

/** Nothing is there, or the caller may not know that it is. */
export class NotFound extends Refusal {
  readonly subject: Subject;
  constructor(subject: Subject, explanation = `${subject} was not found`) {
    super(explanation);
    this.subject = subject;
  }
}

/** It is there and switched off: told as if it were not, because nobody is to find out which keys there are. */
export class SwitchedOff extends NotFound {}

/** The caller wants to act as a user who is not there. */
export class UnknownUser extends Refusal {
  readonly user: string;
  constructor(user: string) {
    super('there are no users');
    this.user = user;
  }
}

/** No usable token was given: none at all, or one that nobody has. */
export class Unauthorized extends Refusal {
  readonly reason: 'missing' | 'unknown';
  constructor(reason: Unauthorized['reason'] = 'unknown') {
    super(`the token is ${reason}`);
    this.reason = reason;
  }
}

/** The token was good once. */
export class InvalidToken extends Refusal {
  readonly reason: 'expired' | 'revoked';
  constructor(reason: 'expired' | 'revoked') {
    super(`the token is ${reason}`);
    this.reason = reason;
  }
}

/** The token's scopes do not reach. */
export class InsufficientScope extends Refusal {
  /** What would do besides the scopes that do everywhere. */
  readonly sufficient: readonly string[];
  constructor(sufficient: readonly string[] = []) {
    super('the scopes of the token do not reach');
    this.sufficient = sufficient;
  }
}

/** The endpoint is about tokens of another kind than the caller's. */
export class OtherKindOfToken extends Refusal {}

/** The caller is known and may not. */
export class Forbidden extends Refusal {
  readonly reason: 'must-be-admin-to-act-as' | 'must-be-own-page' | null;
  constructor(reason: Forbidden['reason'] = null) {
    super(reason ?? 'forbidden');
    this.reason = reason;
  }
}

/** The rules of the domain that a well-formed request can break, with the facts that a sentence about them needs. */
export type Rule =
  | {
      code:
        | 'may-not-create-token'
        | 'may-not-rotate-token'
        | 'expiry-in-past'
        | 'token-already-revoked'
        | 'error-tracking-off'
        | 'kept-by-external-sentry'
        | 'path-taken'
        | 'cursor-invalid'
        | 'release-has-events'
        | 'hook-trigger-unknown';
    }
  | { code: 'too-many-error-ids' | 'too-many-projects'; max: number }
  /** `problem`: what is wrong with one of the fields that were sent, as a sentence. */
  | { code: 'field-invalid'; field: string; problem: string }
  /** `problem`: what is wrong with the address of a project hook, or why it could not be tried, as a sentence. */
  | { code: 'hook-url-invalid'; problem: string }
  /** `null`: the receiver gave no reason. */
  | { code: 'hook-test-failed'; problem: string | null }
  /** `max` a minute; `seconds` until it may be asked for again. */
  | { code: 'too-many-tests'; max: number; seconds: number }
  /** `problem`: what is wrong with the chunks of a request, as the end of a sentence. */
  | { code: 'chunk-invalid'; problem: string }
  /** `problem`: what is wrong with what is to be put together, as a sentence without its period. */
  | { code: 'upload-invalid'; problem: string }
  /** `problem`: what of a search is not understood, as a sentence. */
  | { code: 'query-invalid'; problem: string }
  | { code: 'settings-invalid'; problems: readonly SettingsProblem[] }
  | { code: 'project-invalid'; problems: readonly ProjectProblem[] };

/** Well-formed, but refused by a rule of the domain. */
export class RuleViolation extends Refusal {
  readonly rule: Rule;
  constructor(rule: Rule) {
    super(rule.code);
    this.rule = rule;
  }
}

/** How a service that a user's settings point at can fail. */
export type Failure =
  | { code: 'address-invalid' | 'token-invalid' | 'scheme-blocked' | 'host-blocked' }
  | { code: 'response-too-big' | 'not-json' | 'not-a-list' }
  | { code: 'key-missing'; key: string }
  /** `value` as JSON. */
  | { code: 'not-numeric'; field: string; value: string }
  | { code: 'timed-out' | 'connection-refused' | 'not-reachable' | 'tls-invalid' | 'connection-broken' }
  | { code: 'token-refused' | 'request-refused' | 'unavailable'; status: number }
  /** `retryAfter` in whole seconds. */
  | { code: 'limited'; status: number; retryAfter: number };

/** A service that a user's settings point at cannot be asked, did not answer, or gave an answer that is of no use. */
export class UpstreamFailure extends Refusal {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Others changed the same thing again and again while we tried; the caller may try again. Nothing was written. */
export class Conflict extends Refusal {}

/** What an SDK sent cannot be read; the message says where, for the person who looks at its log. */
export class Unreadable extends Refusal {}

/** What an SDK sent is over a limit that the message names. */
export class TooLarge extends Refusal {}

/** What an SDK sent was destroyed on its way, by a gateway that took it for text; the message says where it is not. */
export class Garbled extends Refusal {}

/** A client key or project has used up what it may send. */
export class RateLimited extends Refusal {
  /** Whole seconds until there is room again. */
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super(`the limit of this client key or project is reached, there is room again in ${retryAfter} seconds`);
    this.retryAfter = retryAfter;
  }
}
