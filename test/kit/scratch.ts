import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** More than all tables of a run take. */
const ROOM = 2 ** 30;
const MEMORY = '/dev/shm';

/**
 * Where tests keep tables: in memory where Linux has room for it. The engine synchronizes each write to its disk before it
 * writes the next, which takes milliseconds there and proves nothing to a test.
 */
export const SCRATCH = existsSync(MEMORY) && roomIn(MEMORY) > ROOM ? MEMORY : tmpdir();

function roomIn(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}
