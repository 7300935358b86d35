import type { ErrorQuery } from '../../domain/error/error-query.ts';
import type { Project } from '../../domain/project.ts';
import type { SearchPeriod } from '../../domain/search-period.ts';
import type { Store } from '../../store/table/store.ts';
import { selectIssues, type Issue } from '../issues/select-issues.ts';

/** Events are listed by issue; the lists of so many, those that happened last, are read for a page. */
const MAX_READ_ISSUES = 25;

/** The issues of projects that happened last, and may have happened in a period and in one of some environments. */
export async function latestIssues(
  store: Store,
  projects: readonly Project[],
  { from, to }: SearchPeriod,
  environments: readonly string[],
  now: Date,
): Promise<Issue[]> {
  const query: ErrorQuery = {
    status: 'all',
    sort: 'last_seen',
    environments,
    last_seen_after: from,
    first_seen_before: to,
  };
  return (await selectIssues(store, projects, query, { limit: MAX_READ_ISSUES, after: null }, now)).issues;
}
