import { withUsage, type Consumption, type RateLimit, type Usage } from '../domain/quota.ts';
import { FORGET_AFTER_MS, type Sequenced } from '../domain/watermark.ts';
import { revise } from './table/revise.ts';
import { readBelowProject } from './table/read.ts';
import { keys, SORT } from './table/keys.ts';
import type { Store } from './table/store.ts';

/** Goes when window and watermarks say nothing any more: also one that was counted while its project was purged. */
type StoredUsage = Usage & { expires_at: number };

/** Reads how much of their limits a project's client keys have used, by public key; whoever has used nothing is not there. */
export async function ofClientKeys(store: Store, projectId: number): Promise<ReadonlyMap<string, Usage>> {
  const items = await readBelowProject<StoredUsage>(store, projectId, SORT.usage);
  return new Map(items.map((item) => [item.sk.slice(SORT.usage.length), item]));
}

/**
 * Counts a shard's batch of events against a limit, of a client key or (`publicKey` null) of the whole project, once.
 */
export async function count(
  store: Store,
  { projectId, publicKey, limit }: { projectId: number; publicKey: string | null; limit: RateLimit },
  shard: string,
  batch: readonly Sequenced<Consumption>[],
  now: Date,
): Promise<void> {
  const expires_at = Math.ceil((now.getTime() + Math.max(limit.window * 1000, FORGET_AFTER_MS)) / 1000);
  await revise<StoredUsage>(store, keys.usage(projectId, publicKey), (current) => {
    const next = withUsage(current, limit, shard, batch, now.getTime());
    return next && { ...next, expires_at };
  });
}
