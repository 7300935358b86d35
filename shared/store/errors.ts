import { isLive, type TrackedError } from '../domain/error/tracked-error.ts';
import { errorOf, storedErrorOf, type StoredError } from './stored-error.ts';
import { isKept, readItem, readItems } from './table/read.ts';
import { keyOfError } from './table/item-keys.ts';
import { revise, type Revised } from './table/revise.ts';
import type { Store } from './table/store.ts';

/** Reads an error; `null` for one that is not there, was deleted, or has outlived its last event. */
export async function read(store: Store, projectId: number, id: number, now: Date): Promise<TrackedError | null> {
  const error = await readAny(store, projectId, id);
  return isShown(error, now) ? error : null;
}

/** Reads an error in whatever state, also the tombstone of one that was deleted; `null` if there is none. */
export async function readAny(store: Store, projectId: number, id: number): Promise<Revised<TrackedError> | null> {
  const stored = await readItem<Revised<StoredError>>(store, keyOfError(projectId, id));
  return stored && errorOf(stored);
}

/** Finds an error in whichever of the projects has it; `null` if none does. Errors of two projects never share an id. */
export async function readIn(
  store: Store,
  projectIds: readonly number[],
  id: number,
  now: Date,
): Promise<TrackedError | null> {
  const found = await readItems<Revised<StoredError>>(
    store,
    projectIds.map((projectId) => keyOfError(projectId, id)),
  );
  return found.map(errorOf).find((error) => isShown(error, now)) ?? null;
}

/** Tells whether an error has events, expired or not. */
export async function isCounted(store: Store, projectId: number, id: number): Promise<boolean> {
  return isLive(await readAny(store, projectId, id));
}

/**
 * Changes an error by a step, and with it its place in the indexes, because what is deleted is in none. @throws
 * Conflict
 */
export async function change(
  store: Store,
  projectId: number,
  id: number,
  step: (current: Revised<TrackedError> | null) => TrackedError | null | Promise<TrackedError | null>,
): Promise<TrackedError | null> {
  let changed: TrackedError | null = null;
  await revise<StoredError>(store, keyOfError(projectId, id), async (stored) => {
    changed = await step(stored && errorOf(stored));
    return changed && storedErrorOf(changed);
  });
  return changed;
}

/**
 * Changes an error that is shown, by a pure step (`revise`), over whatever the consumer does to it at the same time.
 */
export async function update(
  store: Store,
  projectId: number,
  id: number,
  now: Date,
  step: (error: TrackedError) => TrackedError,
): Promise<{ outcome: 'changed'; error: TrackedError } | { outcome: 'not-found' }> {
  const changed = await change(store, projectId, id, (current) => (isShown(current, now) ? step(current) : null));
  return changed === null ? { outcome: 'not-found' } : { outcome: 'changed', error: changed };
}

/** Tells whether an error is there for a reader: it has events, and the last of them has not expired. */
export function isShown(error: TrackedError | null, now: Date): error is TrackedError {
  return isLive(error) && isKept(error, now);
}
