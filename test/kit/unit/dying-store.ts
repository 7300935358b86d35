import type { Store } from '../../../shared/store/table/store.ts';

/** Where a process is killed: its so-many-th call never leaves, or arrives and its answer does not. */
export interface Death {
  call: number;
  when: 'before' | 'after';
}

export class Killed extends Error {}

/** The store of a process that is killed at a call, counted from 0, and makes none after it; `null`: it lives. */
export function dyingStore(store: Store, death: Death | null): Store & { calls: number } {
  const dying = { table: store.table, deadlineMs: store.deadlineMs, calls: 0 } as Store & { calls: number };
  let isDead = false;
  const send = async (command: never): Promise<unknown> => {
    if (isDead) throw new Killed();
    if (dying.calls++ !== death?.call) return store.db.send(command);
    isDead = true;
    if (death.when === 'after') await store.db.send(command);
    throw new Killed();
  };
  dying.db = Object.assign(Object.create(store.db) as Store['db'], { send: send as Store['db']['send'] });
  return dying;
}
