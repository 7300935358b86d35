import type { Objects } from '../../../shared/s3/objects.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { Killed, type Death } from './dying-store.ts';

/** Objects that are in memory. */
export function objectsInMemory(): Objects & { kept: Map<string, Buffer> } {
  const kept = new Map<string, Buffer>();
  return {
    kept,
    async get(key, range) {
      const bytes = kept.get(key);
      if (bytes === undefined) throw new Error(`there is no ${key}`);
      return range == null ? bytes : bytes.subarray(range.start, range.start + range.length);
    },
    put: async (key, bytes) => void kept.set(key, bytes),
    remove: async (key) => void kept.delete(key),
  };
}

/** Table and objects of one process that is killed at a call of either, counted from 0; `null`: it lives. */
export function mortal(
  { store, objects }: { store: Store; objects: Objects },
  death: Death | null,
): { store: Store; objects: Objects; calls: () => number } {
  let calls = 0;
  let isDead = false;
  async function call<Result>(work: () => Promise<Result>): Promise<Result> {
    if (isDead) throw new Killed();
    if (calls++ !== death?.call) return work();
    isDead = true;
    if (death.when === 'after') await work();
    throw new Killed();
  }
  const send = (command: never): Promise<unknown> => call(() => store.db.send(command));
  const db = Object.assign(Object.create(store.db) as Store['db'], { send: send as Store['db']['send'] });
  return {
    store: { ...store, db },
    objects: {
      get: (key, range) => call(() => objects.get(key, range)),
      put: (key, bytes) => call(() => objects.put(key, bytes)),
      remove: (key) => call(() => objects.remove(key)),
    },
    calls: () => calls,
  };
}
