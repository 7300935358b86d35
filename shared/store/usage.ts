import { withUsage, type RateLimit, type Usage } from '../kernel/quota.ts';
import type { Sequenced } from '../kernel/watermark.ts';
import { revise } from './revision.ts';
import { keys } from './schema.ts';
import type { Store } from './store.ts';

/** Counts a shard's batch of events against a limit, of a client key or (`publicKey` null) of the whole project, once. */
export async function countUsage(
  store: Store,
  { projectId, publicKey, limit }: { projectId: number; publicKey: string | null; limit: RateLimit },
  shard: string,
  batch: readonly Sequenced<{ received: number }>[],
  now: Date,
): Promise<void> {
  await revise<Usage>(store, keys.usage(projectId, publicKey), (current) =>
    withUsage(current, limit, shard, batch, now.getTime()),
  );
}
