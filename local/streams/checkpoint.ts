import { mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** How far an event source has come, kept on disk so that a restart goes on after the last completed batch. */
export interface Checkpoint {
  /** The last sequence number done with in a shard; `null`: none yet. */
  get: (shardId: string) => string | null;
  /**
   * Returns before it is on the disk. Being killed meanwhile has a batch delivered again, as Lambda may at any time.
   * @throws Error when an earlier one could not be written.
   */
  set: (shardId: string, sequenceNumber: string) => void;
  /** Resolves when all of it is on the disk. */
  written: () => Promise<void>;
}

/** @param streamArn of the stream as it is now: a table that was made anew has another, and is read from its beginning. */
export function openCheckpoint(file: string, streamArn: string): Checkpoint {
  const shards = read(file, streamArn);
  mkdirSync(dirname(file), { recursive: true });
  let isChanged = false;
  let writing: Promise<void> | null = null;
  let failure: Error | null = null;

  /** Of changes that come in while it writes, the last alone is written. */
  async function write(): Promise<void> {
    while (isChanged) {
      isChanged = false;
      // Written beside and moved over: being killed leaves the old one or the new one.
      await writeFile(`${file}.new`, JSON.stringify({ streamArn, shards }));
      await rename(`${file}.new`, file);
    }
  }

  return {
    get: (shardId) => shards[shardId] ?? null,
    set(shardId, sequenceNumber) {
      if (failure !== null) throw failure;
      shards[shardId] = sequenceNumber;
      isChanged = true;
      writing ??= write()
        .catch((error: Error) => void (failure = error))
        .finally(() => (writing = null));
    },
    async written() {
      await writing;
    },
  };
}

function read(file: string, streamArn: string): Record<string, string> {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { streamArn: string; shards: Record<string, string> };
    return kept.streamArn === streamArn ? kept.shards : {};
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
