import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Store } from '../../store/table/store.ts';
import { changeStored } from './change-destination.ts';

/** Has another key sign for a destination; the former one signs as well for a day, until all who verify have the new one. @throws NotFound, Conflict */
export function rotateSecret(store: Store, projectId: number, id: number, now: Date): Promise<AlertDestination> {
  return changeStored(store, projectId, id, now, async (before) => ({
    ...before,
    signing_version: before.signing_version + 1,
    former_key_until: now.getTime() + DAY_MS,
  }));
}
