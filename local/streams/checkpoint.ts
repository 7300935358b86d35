import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How far an event source has come, kept on disk so that a restart goes on after the last completed batch. */
export interface Checkpoint {
  /** The last sequence number done with in a shard; `null`: none yet. */
  get: (shardId: string) => string | null;
  set: (shardId: string, sequenceNumber: string) => void;
}

/** @param streamArn of the stream as it is now: a table that was made anew has another, and is read from its beginning. */
export function openCheckpoint(file: string, streamArn: string): Checkpoint {
  const shards = read(file, streamArn);
  mkdirSync(dirname(file), { recursive: true });
  return {
    get: (shardId) => shards[shardId] ?? null,
    set(shardId, sequenceNumber) {
      shards[shardId] = sequenceNumber;
      // Written beside and moved over: being killed leaves the old one or the new one.
      writeFileSync(`${file}.new`, JSON.stringify({ streamArn, shards }));
      renameSync(`${file}.new`, file);
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
