import { isVersion, releaseId } from './release.ts';

/**
 * What is known of the events of a release since its item was written: kept with the counts of its project, so that no event
 * costs a write for its release. Milliseconds since 1970.
 */
export interface RunningRelease {
  /** `releaseId`. */
  id: string;
  first: number;
  last: number;
  /** Errors that began in it. */
  new_errors: number;
}

/** An event as it counts for its release. */
export interface ReleasedEvent {
  release: string | null;
  /** When it happened, ISO 8601 UTC. */
  timestamp: string;
  /** Whether an error begins with it. */
  opensError: boolean;
}

/** Releases that are counted with their project, of some 25 bytes each: the item that all batches write stays small. */
export const MAX_RUNNING_RELEASES = 16;

/**
 * Counts events for their releases. The releases of a batch come last, and those that were seen longest ago make room for new
 * ones; none does that is in the batch itself, so what leaves is as it was. A batch brings in no more than there is room for: of
 * what is beyond, the next event brings it in.
 */
export function withReleases(
  before: readonly RunningRelease[],
  events: readonly ReleasedEvent[],
): readonly RunningRelease[] {
  const byId = sightings(events);
  if (byId.size === 0) return before;
  const running = new Map(before.map((release) => [release.id, release]));
  const kept = [...byId].filter(([id]) => running.has(id)).map(([id, seen]) => joined(running.get(id)!, seen));
  const entering = [...byId.values()].filter(({ id }) => !running.has(id));
  const present = [...kept, ...entering].slice(0, MAX_RUNNING_RELEASES);
  const others = before.filter(({ id }) => !byId.has(id));
  const room = MAX_RUNNING_RELEASES - present.length;
  return [...(room === 0 ? [] : others.slice(-room)), ...present];
}

/** Adds up what two parts of a release's events tell. */
export function joined(one: RunningRelease, other: RunningRelease): RunningRelease {
  return {
    id: one.id,
    first: Math.min(one.first, other.first),
    last: Math.max(one.last, other.last),
    new_errors: one.new_errors + other.new_errors,
  };
}

/** What a batch tells of each release that it names. */
function sightings(events: readonly ReleasedEvent[]): Map<string, RunningRelease> {
  const byId = new Map<string, RunningRelease>();
  for (const { release, timestamp, opensError } of events) {
    if (release === null || !isVersion(release)) continue;
    const at = Date.parse(timestamp);
    const seen = { id: releaseId(release), first: at, last: at, new_errors: opensError ? 1 : 0 };
    const known = byId.get(seen.id);
    byId.set(seen.id, known === undefined ? seen : joined(known, seen));
  }
  return byId;
}
