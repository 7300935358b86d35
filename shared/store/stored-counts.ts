import { notifyOf } from '../domain/alerts/notify.ts';
import { rememberedUntil, type ProjectCounts } from '../domain/project-counts.ts';
import type { Admits } from '../domain/settings.ts';
import { packHours, packMarks, packUsages, unpackHours, unpackMarks, unpackUsages } from './packed.ts';
import { packReleases, unpackReleases } from './packed-releases.ts';
import { packThresholds, unpackThresholds } from './packed-thresholds.ts';

/** Counts as they are stored, or before there are any, what lets events in alone. */
export interface StoredCounts extends Partial<
  Omit<ProjectCounts, PackedField | 'occurrences'> & Record<PackedField, Uint8Array>
> {
  /** Of the put that has it: what happened, for the table's stream. */
  notify?: string;
  /** Of the project and its settings. Is there from the first settings on, until the project is deleted. */
  admits?: Admits;
  /** Whether source maps were ever built for it, so that the collector looks for some. */
  has_maps?: true;
  /** Epoch seconds; only of an item without `admits`, which was counted while its project was purged. */
  expires_at?: number;
}

type PackedField = 'hours' | 'keys' | 'releases' | 'marks' | 'thresholds';

/** Reads counts out of their item; `null` while it has none. */
export function countsOf(stored: StoredCounts): ProjectCounts | null {
  const {
    hours,
    keys: usages,
    releases,
    marks,
    thresholds,
    notify: _told,
    admits: _admits,
    has_maps: _maps,
    expires_at: _expires,
    ...rest
  } = stored;
  if (hours === undefined) return null;
  return {
    ...(rest as Omit<ProjectCounts, 'hours_from' | PackedField>),
    ...unpackHours(hours),
    keys: unpackUsages(usages!),
    releases: releases === undefined ? [] : unpackReleases(releases),
    marks: unpackMarks(marks!),
    ...(thresholds !== undefined && { thresholds: unpackThresholds(thresholds) }),
  };
}

/**
 * Packs counts for their item.
 * @param before whose facts that are not of its counts stay
 */
export function storedOf(counts: ProjectCounts, before: StoredCounts | null, now: Date): StoredCounts {
  const { hours_kept_until, usage, new_errors, spilled_until } = counts;
  const stored = {
    hours_kept_until,
    usage,
    new_errors,
    spilled_until,
    hours: packHours(counts),
    keys: packUsages(counts.keys),
    ...(counts.releases.length > 0 && { releases: packReleases(counts.releases) }),
    marks: packMarks(counts.marks),
    ...(counts.thresholds !== undefined && { thresholds: packThresholds(counts.thresholds) }),
    ...notifyOf(counts.occurrences),
    ...(before?.has_maps && { has_maps: before.has_maps }),
  };
  if (before?.admits !== undefined) return { ...stored, admits: before.admits };
  const windows = [usage, ...Object.values(counts.keys)].flatMap((one) => one ?? []);
  const remembered = windows.map(({ window }) =>
    Math.ceil(rememberedUntil({ count: 0, window }, now.getTime()) / 1000),
  );
  return { ...stored, expires_at: Math.max(hours_kept_until, ...remembered) };
}
