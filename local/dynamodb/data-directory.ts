import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Permission bits of everybody but the owner. */
const OTHERS = 0o077;
const LOCK = 'lock.sqlite';

/**
 * Creates the data directory and takes it for this process. The lock is one that the operating system drops with the
 * process, however it ends: an exclusive SQLite transaction, for Node has no file locks of its own.
 *
 * Only the owner may read what is in it, because events hold personal data and settings hold Sentry's tokens. A directory
 * of an earlier start that is open to others is closed.
 * @returns what gives the directory back; keep it, for a lock that nothing refers to is collected as garbage.
 * @throws Error with a sentence when another process has it, or when it holds something else and is open to others.
 */
export function takeDataDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  closeToOthers(directory);
  const lock = new DatabaseSync(join(directory, LOCK), { timeout: 500 });
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

/** Leaves a directory alone that was not made here: it may be somebody's home, or one that others have to get into. */
function closeToOthers(directory: string): void {
  if ((statSync(directory).mode & OTHERS) === 0) return;
  if (readdirSync(directory).length > 0 && !existsSync(join(directory, LOCK))) {
    throw new Error(
      `${directory} is open to others and holds something else than this server's data. ` +
        'Choose another directory with GLET_DATA_DIR, or close it with chmod 700.',
    );
  }
  chmodSync(directory, 0o700);
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    // What a link leads to is not ours.
    if (!entry.isFile() && !entry.isDirectory()) continue;
    const file = join(entry.parentPath, entry.name);
    chmodSync(file, statSync(file).mode & ~OTHERS);
  }
}
