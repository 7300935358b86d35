import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Creates the data directory and takes it for this process. The lock is one that the operating system drops with the
 * process, however it ends: an exclusive SQLite transaction, for Node has no file locks of its own.
 * @returns what gives the directory back; keep it, for a lock that nothing refers to is collected as garbage.
 * @throws Error with a sentence when another process has it.
 */
export function takeDataDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const lock = new DatabaseSync(join(directory, 'lock.sqlite'), { timeout: 500 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error(
      `${directory} is in use by another server. Stop that one, or choose another directory with GLET_DATA_DIR.`,
    );
  }
  return () => lock.close();
}
