import type { ErrorStatus } from './tracked-error.ts';

/** The orders in which errors are listed, highest first. */
export type ErrorOrder = 'last_seen' | 'first_seen' | 'frequency';

/** Which errors of a project a caller wants to see, of ours or of an external Sentry. */
export interface ErrorQuery {
  status: ErrorStatus | 'all';
  sort: ErrorOrder;
  /** Part of what is read of an error, without regard to case. */
  search_term?: string | null;
  environment?: string | null;
  /** In any of them. */
  environments?: readonly string[];
  release?: string | null;
  level?: string | null;
  /** Bounds, themselves included; ISO 8601 UTC with milliseconds. */
  last_seen_after?: string | null;
  last_seen_before?: string | null;
  first_seen_after?: string | null;
  first_seen_before?: string | null;
}
