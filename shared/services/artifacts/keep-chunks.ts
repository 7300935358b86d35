import { chunkIn, chunkOwner, type SentFile } from '../../domain/artifact/chunk.ts';
import { MAX_CHUNKS_OF_REQUEST } from '../../domain/limits.ts';
import type { Principal } from '../../domain/principal.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import { objectKeys } from '../../s3/keys.ts';
import type { Objects } from '../../s3/objects.ts';
import * as chunks from '../../store/chunks.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Keeps the chunks of an upload. All are looked at before one is kept; the note in the table comes after the bytes, so a
 * chunk that is said to be there is there. To send one again changes nothing.
 * @throws RuleViolation `chunk-invalid`
 */
export async function keepChunks(
  { store, objects, principal, now }: { store: Store; objects: Objects; principal: Principal; now: Date },
  files: readonly SentFile[],
): Promise<void> {
  if (files.length > MAX_CHUNKS_OF_REQUEST)
    throw new RuleViolation({ code: 'chunk-invalid', problem: `a request has at most ${MAX_CHUNKS_OF_REQUEST}` });
  const owner = chunkOwner(principal);
  for (const { digest, bytes } of files.map(chunkIn)) {
    await objects.put(objectKeys.chunk(owner, digest), bytes);
    await chunks.note(store, owner, digest, bytes.length, now);
  }
}
