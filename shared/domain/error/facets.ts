import type { ErrorStatus, TrackedError } from './tracked-error.ts';

/** How many errors have each status; `capped` names those of which there are more than were counted. */
export type ErrorCounts = Record<ErrorStatus, number> & { capped: ErrorStatus[] };

/** A value that errors can be filtered by, and how many of them have it. */
export interface Facet {
  value: string;
  errors: number;
}

/** A release. */
export interface ReleaseFacet extends Facet {
  /** How many of its errors began in it. */
  new_errors: number;
  /** The earliest time that the errors know of it, ISO 8601; `null` where none begins or ends in it. */
  first_seen: string | null;
}

/** What errors can be filtered by; `sample` is how many errors it was made of. */
export interface Facets {
  environments: Facet[];
  releases: ReleaseFacet[];
  levels: Facet[];
  sample: number;
}

/** Lists the environments, releases and levels of errors, each from the most frequent on, equal ones as they are met. */
export function facetsOf(errors: readonly TrackedError[]): Facets {
  return {
    environments: tallied(errors, ({ environments }) => environments),
    releases: withBeginnings(
      tallied(errors, ({ releases }) => releases),
      errors,
    ),
    levels: tallied(errors, ({ level }) => [level]),
    sample: errors.length,
  };
}

/** An error was first seen in one release and last in another: of each, that is a time at which it was there. */
function withBeginnings(releases: readonly Facet[], errors: readonly TrackedError[]): ReleaseFacet[] {
  const seen = new Map<string, string>();
  const begun = Map.groupBy(errors, ({ first_release }) => first_release);
  const add = (release: string | null, at: string): void => {
    if (release !== null && at < (seen.get(release) ?? '~')) seen.set(release, at);
  };
  for (const { first_release, first_seen, last_release, last_seen } of errors) {
    add(first_release, first_seen);
    add(last_release, last_seen);
  }
  return releases.map((facet) => ({
    ...facet,
    new_errors: begun.get(facet.value)?.length ?? 0,
    first_seen: seen.get(facet.value) ?? null,
  }));
}

function tallied(errors: readonly TrackedError[], valuesOf: (error: TrackedError) => readonly string[]): Facet[] {
  const tally = new Map<string, number>();
  for (const value of errors.flatMap(valuesOf)) tally.set(value, (tally.get(value) ?? 0) + 1);
  const found = [...tally].map(([value, count]) => ({ value, errors: count }));
  return found.toSorted((one, other) => other.errors - one.errors);
}
