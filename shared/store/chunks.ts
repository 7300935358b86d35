import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { keyOfChunk } from './table/item-keys.ts';
import { isKept, readItems } from './table/read.ts';
import type { Store } from './table/store.ts';

/**
 * Seconds that a chunk counts as there. S3 keeps it for 24 hours at the least, and what is put together from it may be
 * begun in the last of these and take its time.
 */
const KEPT_S = 22 * 3600;

/** Notes that the bytes of a chunk are in the bucket; once more is no error, and it then counts from now on. */
export async function note(store: Store, owner: string, digest: string, size: number, now: Date): Promise<void> {
  const expires_at = Math.floor(now.getTime() / 1000) + KEPT_S;
  const Item = { ...keyOfChunk(owner, digest), digest, size, expires_at };
  await store.db.send(new PutCommand({ TableName: store.table, Item }));
}

/** Which of these digests, each named once, are of chunks that an owner has sent, with their sizes in bytes. */
export async function sizes(
  store: Store,
  owner: string,
  digests: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const asked = digests.map((digest) => keyOfChunk(owner, digest));
  const items = await readItems<{ digest: string; size: number; expires_at: number }>(store, asked);
  return new Map(items.filter((item) => isKept(item, now)).map(({ digest, size }) => [digest, size]));
}
