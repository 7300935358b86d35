import type { Merging } from '../../domain/error/merged.ts';
import type { Transition } from '../../domain/error/transitions.ts';
import type { Store } from '../../store/table/store.ts';

/** Two errors of a project that are one. */
export interface Merge {
  projectId: number;
  /** The one that becomes an alias. */
  from: number;
  /** The one that counts its events from then on. It need not be there yet. */
  into: number;
  /** What the last event of the first one says with its maps. */
  headline: Merging['headline'];
}

/** `nothing`: one of them is not there, was deleted, or they are one already. */
export type MergeOutcome = { outcome: 'merged'; transitions: readonly Transition[] } | { outcome: 'nothing' };

/**
 * Merges an error into another, as `merged.ts` says. What does so is loaded with the first one: of most that is built nothing is
 * merged.
 * @throws Conflict if others kept changing one of them.
 */
export async function mergeErrors(store: Store, merge: Merge, now: Date): Promise<MergeOutcome> {
  const { mergeInTable } = await import('./merge-in-table.ts');
  return mergeInTable(store, merge, now);
}
