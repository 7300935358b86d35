import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rebuild } from './rebuild.ts';
import { watchTree } from './watch-tree.ts';

const FOLDERS = ['functions', 'shared', 'pages', 'infra'];
const SOURCE = /\.(?:tsx?|json|css|svg)$/;
/** Editors save in several steps. */
const SETTLED_MS = 30;

export interface WatchOptions {
  /** Aborted when the sources have changed again meanwhile; never called twice at a time. */
  rebuild: Rebuild;
  log: (line: string) => void;
}

/**
 * Rebuilds after each saved change of a source file. What fails is told, and the last good version goes on.
 * @returns what ends it.
 */
export function watchSources({ rebuild, log }: WatchOptions): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let current = new AbortController();
  let working: Promise<void> = Promise.resolve();
  /** What no rebuild has come to the end with yet. */
  const dirty = new Set<string>();

  async function run(signal: AbortSignal): Promise<void> {
    const files = [...dirty];
    try {
      await rebuild(files, signal);
      for (const file of files) dirty.delete(file);
    } catch (error) {
      if (!signal.aborted) log(`${(error as Error).message}\nThe last good version goes on.`);
    }
  }

  function settled(): void {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    working = working.then(async () => (signal.aborted ? undefined : run(signal)));
  }

  const ends = FOLDERS.map((folder) => {
    const directory = fileURLToPath(new URL(`../${folder}`, import.meta.url));
    return watchTree(directory, (file) => {
      if (!SOURCE.test(file)) return;
      dirty.add(join(folder, file));
      clearTimeout(timer);
      timer = setTimeout(settled, SETTLED_MS);
    });
  });

  return async () => {
    clearTimeout(timer);
    for (const end of ends) end();
    current.abort();
    await working;
  };
}
