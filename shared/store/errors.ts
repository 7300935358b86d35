import { isLive, type TrackedError } from '../domain/error/tracked-error.ts';
import { errorOf, storedErrorOf, type StoredError } from './stored-error.ts';
import { isKept, readItem, readItems } from './table/read.ts';
import { keyOfError } from './table/item-keys.ts';
import { revise, type Revised } from './table/revise.ts';
import type { Store } from './table/store.ts';

/**
 * An id of an error that was merged into another is one of that, in whatever state it is: who reads or changes an error
 * gets the other one.
 */

/** Reads an error; `null` for one that is not there, was deleted, or has outlived its last event. */
export async function read(store: Store, projectId: number, id: number, now: Date): Promise<TrackedError | null> {
  const error = await readAny(store, projectId, id);
  return isShown(error, now) ? error : null;
}

/** Reads an error in whatever state, also the tombstone of one that was deleted; `null` if there is none. */
export async function readAny(store: Store, projectId: number, id: number): Promise<Revised<TrackedError> | null> {
  // Never in a circle, and of few steps: see `mayMerge`.
  for (let at = id; ;) {
    const error = await readItself(store, projectId, at);
    if (error?.merged_into === undefined) return error;
    at = error.merged_into;
  }
}

/** Reads the item of an error, also the alias of one that was merged into another. */
export async function readItself(store: Store, projectId: number, id: number): Promise<Revised<TrackedError> | null> {
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
  const all = found.map(errorOf);
  const alias = all.find(({ merged_into }) => merged_into !== undefined);
  if (alias !== undefined) return read(store, alias.project_id, alias.id, now);
  return all.find((error) => isShown(error, now)) ?? null;
}

/** Finds which errors count for some ids: themselves, or what they were merged into. A call for each step of merging. */
export async function rootsOf(
  store: Store,
  projectId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const roots = new Map(ids.map((id) => [id, id]));
  for (let left = new Set(ids); left.size > 0;) {
    const keys = [...left].map((id) => keyOfError(projectId, id));
    const items = (await readItems<Revised<StoredError>>(store, keys)).map(errorOf);
    const next = new Map(
      items.flatMap(({ id, merged_into }) => (merged_into === undefined ? [] : [[id, merged_into]])),
    );
    for (const [id, at] of roots) roots.set(id, next.get(at) ?? at);
    left = new Set(next.values());
  }
  return roots;
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
  let mergedInto: number | undefined;
  const changed = await change(store, projectId, id, (current) => {
    mergedInto = current?.merged_into;
    return isShown(current, now) ? step(current) : null;
  });
  if (mergedInto !== undefined) return update(store, projectId, mergedInto, now, step);
  return changed === null ? { outcome: 'not-found' } : { outcome: 'changed', error: changed };
}

/** Tells whether an error is there for a reader: it has events, and the last of them has not expired. */
export function isShown(error: TrackedError | null, now: Date): error is TrackedError {
  return isLive(error) && isKept(error, now);
}
