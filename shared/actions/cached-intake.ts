import { readIntake, type Intake } from '../store/intake.ts';
import type { Store } from '../store/store.ts';

/** How long a change of settings, a deleted key or a limit that is reached may go unnoticed. */
const KEPT_MS = 10_000;
const MOST_ENTRIES = 1_000;

/**
 * Settings and key of a project, read at most seconds ago by this instance. Only what lets events in is kept: a key works
 * from the moment that it is made.
 */
export function cachedIntake(
  store: Store,
  clock: () => number = Date.now,
): (projectId: number, publicKey: string) => Promise<Intake> {
  const kept = new Map<string, { intake: Intake; until: number }>();
  return async (projectId, publicKey) => {
    const name = `${projectId} ${publicKey}`;
    const known = kept.get(name);
    if (known && known.until > clock()) return known.intake;
    kept.delete(name);
    const intake = await readIntake(store, projectId, publicKey);
    if (letsIn(intake)) {
      // A map is in the order of insertion: the first entry is the oldest.
      if (kept.size >= MOST_ENTRIES) kept.delete(kept.keys().next().value!);
      kept.set(name, { intake, until: clock() + KEPT_MS });
    }
    return intake;
  };
}

function letsIn({ projectExists, settings, key }: Intake): boolean {
  return projectExists && settings?.active === true && settings.integrated && key?.active === true;
}
