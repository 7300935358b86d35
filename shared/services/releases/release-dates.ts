import type { TrackedError } from '../../domain/error/tracked-error.ts';
import type { EventSummary } from '../../domain/event-summary.ts';
import { releaseDate, releaseId } from '../../domain/release/release.ts';
import { compareVersions } from '../../domain/release/release-order.ts';
import type { Sequenced } from '../../domain/watermark.ts';
import * as releases from '../../store/releases.ts';
import type { Store } from '../../store/table/store.ts';

const NO_DATES: ReadonlyMap<string, number> = new Map();

/**
 * Reads the moments that the releases of a batch count from, milliseconds since 1970, where they decide whether it brings its
 * error back: that was resolved in a release, and their versions do not tell which is later. Otherwise nothing is read.
 */
export async function releaseDates(
  store: Store,
  error: Pick<TrackedError, 'project_id' | 'resolved_in'> | null,
  batch: readonly Sequenced<Pick<EventSummary, 'release'>>[],
): Promise<ReadonlyMap<string, number>> {
  if (error === null || error.resolved_in === null) return NO_DATES;
  const { version } = error.resolved_in;
  const named = batch.flatMap(({ value: { release } }) => release ?? []);
  const undecided = [...new Set(named)].filter((release) => compareVersions(release, version) === null);
  if (undecided.length === 0) return NO_DATES;
  const found = await releases.readMany(store, [error.project_id], undecided.map(releaseId));
  return new Map(found.map((release) => [release.version, Date.parse(releaseDate(release))]));
}
