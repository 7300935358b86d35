import type { ErrorQuery } from '../../domain/error/error-query.ts';
import { facetsOf, type ErrorCounts, type Facets } from '../../domain/error/facets.ts';
import { ERROR_STATUSES, type ErrorStatus } from '../../domain/error/tracked-error.ts';
import * as errorLists from '../../store/error-lists.ts';
import type { Store } from '../../store/table/store.ts';
import { selectErrors } from './list-errors.ts';

/** Counting reads every index entry, so it ends somewhere. */
const MAX_COUNTED_ERRORS = 1_000;

/** How many errors, those that happened last, the facets are made of. */
const MAX_FACET_ERRORS = 200;

/**
 * Counts a project's errors with a status, at most `MAX_COUNTED_ERRORS`; `isCapped`: there are more. One that has expired
 * counts until DynamoDB has removed it, for up to two days.
 */
export async function countErrors(
  store: Store,
  projectId: number,
  status: ErrorStatus,
): Promise<{ status: ErrorStatus; count: number; isCapped: boolean }> {
  const found = await errorLists.count(store, projectId, status, MAX_COUNTED_ERRORS);
  return { status, count: Math.min(found, MAX_COUNTED_ERRORS), isCapped: found > MAX_COUNTED_ERRORS };
}

/** Counts a project's errors by status. */
export async function countByStatus(store: Store, projectId: number): Promise<ErrorCounts> {
  const counted = await Promise.all(ERROR_STATUSES.map((status) => countErrors(store, projectId, status)));
  return {
    ...(Object.fromEntries(counted.map(({ status, count }) => [status, count])) as Record<ErrorStatus, number>),
    capped: counted.filter(({ isCapped }) => isCapped).map(({ status }) => status),
  };
}

/** Lists what a project's errors can be filtered by: read from the errors, so that no choice leads to an empty list. */
export async function facets(
  store: Store,
  projectId: number,
  query: Pick<ErrorQuery, 'status'>,
  now: Date,
): Promise<Facets> {
  const wanted = { limit: MAX_FACET_ERRORS, after: null };
  const { errors } = await selectErrors(store, projectId, { ...query, sort: 'last_seen' }, wanted, now);
  return facetsOf(errors);
}
