import type { ApiError } from '../api/api-error.ts';

/** Where a project's errors are: kept here, by an external Sentry, or nowhere, because error tracking is off. */
export type ListMode = 'own' | 'external' | 'off';

/**
 * Tells them apart by what the API refuses. Counts have no parameter that could be wrong, so a 400 for them is about the
 * project: it is off, in GitLab's words, or its errors are elsewhere.
 */
export function listModeOf(list: ApiError | null, counts: ApiError | null): ListMode {
  if (list?.status === 400 && list.message === 'Error Tracking is not enabled') return 'off';
  return counts?.status === 400 ? 'external' : 'own';
}
