import { HOUR_MS } from '../time.ts';
import type { Release } from './release.ts';
import type { RunningRelease } from './running-releases.ts';

/** A release as it is shown: what its item says, and what was counted since. */
export function withRunning(release: Release, running: RunningRelease | null): Release {
  if (running === null) return release;
  const [first, last] = [new Date(running.first).toISOString(), new Date(running.last).toISOString()];
  return {
    ...release,
    first_event: release.first_event !== null && release.first_event < first ? release.first_event : first,
    last_event: release.last_event !== null && release.last_event > last ? release.last_event : last,
    new_errors: release.new_errors + running.new_errors,
  };
}

/**
 * A release that begins to be counted with its project: from now on it has events, which its item says at once, because one
 * that has any is not deleted. The same one if that is known.
 */
export function withFirstEvent(release: Release, { first, last }: RunningRelease): Release {
  return release.first_event === null ? withRunning(release, { id: '', first, last, new_errors: 0 }) : release;
}

/** How far the last event of a release may be behind in its item: where many take turns, not each turn is written. */
const MAX_LAG_MS = HOUR_MS;

/** Tells whether what was counted of a release that leaves has to be written. */
export function isWorthWriting({ first_event, last_event }: Release, running: RunningRelease): boolean {
  if (running.new_errors > 0 || first_event === null || last_event === null) return true;
  return running.first < Date.parse(first_event) || running.last - Date.parse(last_event) >= MAX_LAG_MS;
}
