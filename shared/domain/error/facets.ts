import type { ErrorStatus, TrackedError } from './tracked-error.ts';

/** How many errors have each status; `capped` names those of which there are more than were counted. */
export type ErrorCounts = Record<ErrorStatus, number> & { capped: ErrorStatus[] };

/** A value that errors can be filtered by, and how many of them have it. */
export interface Facet {
  value: string;
  errors: number;
}

/** What errors can be filtered by; `sample` is how many errors it was made of. */
export interface Facets {
  environments: Facet[];
  releases: Facet[];
  levels: Facet[];
  sample: number;
}

/** Lists the environments, releases and levels of errors, each from the most frequent on, equal ones as they are met. */
export function facetsOf(errors: readonly TrackedError[]): Facets {
  return {
    environments: tallied(errors, ({ environments }) => environments),
    releases: tallied(errors, ({ releases }) => releases),
    levels: tallied(errors, ({ level }) => [level]),
    sample: errors.length,
  };
}

function tallied(errors: readonly TrackedError[], valuesOf: (error: TrackedError) => readonly string[]): Facet[] {
  const tally = new Map<string, number>();
  for (const value of errors.flatMap(valuesOf)) tally.set(value, (tally.get(value) ?? 0) + 1);
  const found = [...tally].map(([value, count]) => ({ value, errors: count }));
  return found.toSorted((one, other) => other.errors - one.errors);
}
