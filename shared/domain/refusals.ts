/**
 * What may go wrong by a caller's doing. Each class is a fact about the domain; `shared/http/error-response.ts` is the
 * one place that turns it into a status and a body. Anything else that is thrown is our fault and becomes a bare 500.
 */

/** Nothing is there, or the caller may not know that it is. `record`: GitLab's words for a missing database row. */
export class NotFound extends Error {
  readonly subject: string | null;
  constructor(
    subject: 'Project' | 'Error Tracking Setting' | 'project Access Token' | 'record' | (string & {}) | null = null,
    explanation = `${subject ?? 'it'} was not found`,
  ) {
    super(explanation);
    this.subject = subject;
  }
}

/** No usable token was given. */
export class Unauthorized extends Error {}

/** The token was good once: GitLab explains these in OAuth's words. */
export class InvalidToken extends Error {
  readonly reason: 'expired' | 'revoked';
  constructor(reason: 'expired' | 'revoked') {
    super(`the token is ${reason}`);
    this.reason = reason;
  }
}

/** The token's scopes do not reach. */
export class InsufficientScope extends Error {}

/** The caller is known and may not. */
export class Forbidden extends Error {
  readonly reason: string | null;
  constructor(reason: string | null = null) {
    super(reason ?? 'forbidden');
    this.reason = reason;
  }
}

/** Parameters that fail the contract, one sentence each (`active is missing`). */
export class Invalid extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join(', '));
    this.problems = problems;
  }
}

/** Well-formed, but refused by a rule of the domain: one sentence, or sentences by field. */
export class Rejected extends Error {
  readonly explanation: string | Readonly<Record<string, readonly string[]>>;
  constructor(explanation: string | Readonly<Record<string, readonly string[]>>) {
    super(typeof explanation === 'string' ? explanation : JSON.stringify(explanation));
    this.explanation = explanation;
  }
}

/** Others changed the same thing again and again while we tried; the caller may try again. Nothing was written. */
export class Conflict extends Error {}

/** What an SDK sent cannot be read; `detail` says where, for the person who looks at its log. */
export class Unreadable extends Error {}

/** What an SDK sent is over a limit that the message names. */
export class TooLarge extends Error {}

/** A client key or project has used up what it may send. */
export class RateLimited extends Error {
  /** Whole seconds until there is room again. */
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super(`the limit of this client key or project is reached, there is room again in ${retryAfter} seconds`);
    this.retryAfter = retryAfter;
  }
}

/** A service that a user's settings point at did not answer, or answered that it cannot. */
export class Unavailable extends Error {}

/** A service that a user's settings point at wants to be asked less often. */
export class UpstreamLimited extends Error {
  /** Whole seconds. */
  readonly retryAfter: number;
  constructor(explanation: string, retryAfter: number) {
    super(explanation);
    this.retryAfter = retryAfter;
  }
}
