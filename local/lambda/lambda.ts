import type { LambdaFunction } from '../assembly/types.ts';
import type { InstanceOptions } from './instance.ts';
import { createPool, type Pool } from './pool.ts';
import type { Invoke } from './result.ts';

export interface Lambda {
  invoke: Invoke;
  /** Replaces the functions that differ from before; events in flight are finished by the old ones. */
  update: (functions: readonly LambdaFunction[]) => void;
  stop: () => Promise<void>;
}

export interface LambdaOptions extends InstanceOptions {
  functions: readonly LambdaFunction[];
}

/** Runs a stack's functions, each from its own bundle with its own environment, in worker threads. */
export function createLambda({ functions, ...options }: LambdaOptions): Lambda {
  const pools = new Map<string, { definition: string; pool: Pool }>();
  const retired = new Set<Pool>();

  async function retire(pool: Pool): Promise<void> {
    retired.add(pool);
    await pool.drain();
    retired.delete(pool);
  }

  function update(next: readonly LambdaFunction[]): void {
    const old = new Map(pools);
    pools.clear();
    for (const declared of next) {
      // The name of an asset's directory is the hash of its content, so an equal definition is equal code.
      const definition = JSON.stringify(declared);
      const before = old.get(declared.id);
      const unchanged = before?.definition === definition;
      pools.set(declared.id, unchanged ? before : { definition, pool: createPool(declared, options) });
      if (unchanged) old.delete(declared.id);
    }
    for (const { pool } of old.values()) void retire(pool);
  }

  update(functions);

  return {
    async invoke(functionId, event) {
      const entry = pools.get(functionId);
      if (entry === undefined) throw new Error(`there is no function ${functionId}`);
      return entry.pool.invoke(event);
    },
    update,
    async stop() {
      await Promise.all([...[...pools.values()].map(({ pool }) => pool), ...retired].map(async (pool) => pool.stop()));
    },
  };
}
