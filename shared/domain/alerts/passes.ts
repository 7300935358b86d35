import type { EventSummary } from '../event-summary.ts';
import { matches } from '../wildcard.ts';
import type { AlertFilters } from './alert-rule.ts';

/** What filters look at of an event. */
export type FilteredEvent = Pick<EventSummary, 'environment' | 'release' | 'level' | 'title'>;

/** What filters look at of an error as a whole, where no event says it. */
export interface FilteredError {
  environments: readonly string[];
  releases: readonly string[];
  level: string;
  title: string;
}

/** Tells whether a rule's filters let an event through. One that names no release passes no filter of releases. */
export function passes(filters: AlertFilters, { environment, release, level, title }: FilteredEvent): boolean {
  return passesSome(filters, {
    environments: environment === null ? [] : [environment],
    releases: release === null ? [] : [release],
    level,
    title,
  });
}

/** Tells whether they let an error through: it was seen in one of the environments, and in one of the releases. */
export function passesSome(filters: AlertFilters, { environments, releases, level, title }: FilteredError): boolean {
  return (
    isLikeOne(filters.environments, environments) &&
    isLikeOne(filters.releases, releases) &&
    (filters.levels.length === 0 || filters.levels.includes(level)) &&
    (filters.title === null || matches(filters.title, title))
  );
}

/** Without a pattern everything is. */
function isLikeOne(patterns: readonly string[], values: readonly string[]): boolean {
  return patterns.length === 0 || patterns.some((pattern) => values.some((value) => matches(pattern, value)));
}
