import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
      const definition = JSON.stringify({ ...declared, assetDirectory: contentOf(declared.assetDirectory) });
      const before = old.get(declared.id);
      const unchanged = before?.definition === definition;
      pools.set(declared.id, unchanged ? before : { definition, pool: createPool(declared, options) });
      if (unchanged) old.delete(declared.id);
    }
    for (const { pool } of old.values()) void retire(pool);
  }

  update(functions);

  return {
    async invoke(functionId, event, requestId) {
      const entry = pools.get(functionId);
      if (entry === undefined) throw new Error(`there is no function ${functionId}`);
      return entry.pool.invoke(event, requestId);
    },
    update,
    async stop() {
      await Promise.all([...[...pools.values()].map(({ pool }) => pool), ...retired].map(async (pool) => pool.stop()));
    },
  };
}

/** A hash of all files in a directory: equal ones need no new instances, wherever they lie. */
function contentOf(directory: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex');
}
