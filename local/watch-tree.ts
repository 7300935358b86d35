import { readdirSync, watch, type FSWatcher } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Tells of every file that changes below a directory, by its path from there, in whichever way an editor saves. Node's own
 * recursive watching holds on to the file itself on Linux: one that was saved by renaming a new file over it is not heard
 * of again. A directory always is.
 * @returns what ends it.
 */
export function watchTree(root: string, changed: (file: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>();

  function add(directory: string): void {
    if (watchers.has(directory)) return;
    const watcher = watch(directory, (_, name) => {
      if (name === null) return;
      addBelow(directory);
      changed(relative(root, join(directory, name)));
    });
    // Its directory was removed.
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(directory);
    });
    watchers.set(directory, watcher);
    addBelow(directory);
  }

  function addBelow(directory: string): void {
    for (const entry of entriesOf(directory)) if (entry.isDirectory()) add(join(directory, entry.name));
  }

  add(root);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
  };
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    // Gone between the event and the look.
    return [];
  }
}
