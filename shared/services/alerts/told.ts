import type { Thresholds } from '../../domain/alerts/thresholds.ts';
import { countsOf, type StoredCounts } from '../../store/stored-counts.ts';
import { errorOf, type StoredError } from '../../store/stored-error.ts';
import { projectOfPk, type Key } from '../../store/table/keys.ts';
import { occurrencesOfError, occurrencesOfProject, type ToldOccurrence } from './held-alerts.ts';

/** What the put of an error, or of a project's counts, left to be told. */
export interface Told {
  project_id: number;
  /** `null`: the project. */
  error_id: number | null;
  occurrences: readonly ToldOccurrence[];
  thresholds: Thresholds;
}

/**
 * Reads what an item tells since its last put; nothing of one that tells nothing, or that is no error and no counts. What it told
 * before already is told no more: an update of another attribute leaves `notify` as it is.
 */
export function toldIn({ item, before, after }: { item: string; before: unknown; after: unknown }): Told[] {
  const { notify } = (after ?? {}) as { notify?: string };
  if (notify === undefined || notify === (before as { notify?: string } | null)?.notify) return [];
  if (item === 'error') {
    const error = errorOf(after as StoredError & Key);
    const { project_id, id: error_id, thresholds = {} } = error;
    return [{ project_id, error_id, occurrences: occurrencesOfError(error, notify), thresholds }];
  }
  if (item !== 'counts') return [];
  const counts = after as StoredCounts & Key;
  const thresholds = countsOf(counts)?.thresholds ?? {};
  return [
    { project_id: projectOfPk(counts.pk), error_id: null, occurrences: occurrencesOfProject(notify), thresholds },
  ];
}
