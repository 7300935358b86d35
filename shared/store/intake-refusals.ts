import { COLLECTOR_CACHE_MS } from '../domain/ingest-limits.ts';
import { withRefusals, type IntakeRefusal } from '../domain/intake-refusal.ts';
import { expiresAt } from '../domain/time.ts';
import { keyOfIntakeRefusals } from './table/item-keys.ts';
import { isKept, readItem } from './table/read.ts';
import { revise } from './table/revise.ts';
import type { Store } from './table/store.ts';

/** One item a project, so that nothing grows. */
interface StoredRefusals {
  refusals: readonly IntakeRefusal[];
  expires_at: number;
}

/** Reads what the collector refused of a project last, the latest first. */
export async function read(store: Store, projectId: number, now: Date): Promise<readonly IntakeRefusal[]> {
  const item = await readItem<StoredRefusals>(store, keyOfIntakeRefusals(projectId));
  return item !== null && isKept(item, now) ? item.refusals : [];
}

/**
 * Makes an instance's notes of what it refuses. Refusing must not cost what a limit is to save, so an instance writes for a
 * project once in `intervalMs` at most; what it has not written when it ends is lost. It must not fail for it, nor wait:
 * where another instance writes at the same moment, the notes are kept for the next time.
 */
export function recorder(
  retentionDays: number,
  intervalMs = COLLECTOR_CACHE_MS,
): (store: Store, projectId: number, refusal: IntakeRefusal, now: Date) => Promise<void> {
  const pending = new Map<number, { refusals: readonly IntakeRefusal[]; written: number }>();
  return async (store, projectId, refusal, now) => {
    const { refusals: before, written } = pending.get(projectId) ?? { refusals: [], written: 0 };
    const refusals = withRefusals(before, [refusal]);
    const isDue = now.getTime() - written >= intervalMs;
    pending.set(projectId, isDue ? { refusals: [], written: now.getTime() } : { refusals, written });
    if (!isDue) return;
    try {
      await revise<StoredRefusals>(once(store), keyOfIntakeRefusals(projectId), (current) => ({
        refusals: withRefusals(current?.refusals ?? [], refusals),
        expires_at: expiresAt(now, retentionDays),
      }));
    } catch {
      const since = pending.get(projectId)!;
      pending.set(projectId, { ...since, refusals: withRefusals(refusals, since.refusals) });
    }
  };
}

/** A store in which nothing is tried again. */
const once = (store: Store): Store => ({ ...store, deadlineMs: 0 });
