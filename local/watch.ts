import { watch, type FSWatcher } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDERS = ['functions', 'shared', 'infra'];
const SOURCE = /\.(?:ts|json)$/;
/** Editors save in several steps. */
const SETTLED_MS = 30;

export interface WatchOptions {
  /** Makes the changed sources live; aborted when they have changed again meanwhile. */
  rebuild: (signal: AbortSignal) => Promise<void>;
  log: (line: string) => void;
}

/**
 * Calls `rebuild` after each saved change of a source file, never twice at a time. What fails is told, and the last good
 * version goes on.
 * @returns what ends it.
 */
export function watchSources({ rebuild, log }: WatchOptions): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let current = new AbortController();
  let working: Promise<void> = Promise.resolve();

  async function run(signal: AbortSignal): Promise<void> {
    const started = performance.now();
    try {
      await rebuild(signal);
      log(`Live after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    } catch (error) {
      if (!signal.aborted) log(`${(error as Error).message}\nThe last good version goes on.`);
    }
  }

  function changed(): void {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    working = working.then(async () => (signal.aborted ? undefined : run(signal)));
  }

  const watchers = FOLDERS.map((folder): FSWatcher => {
    const directory = fileURLToPath(new URL(`../${folder}`, import.meta.url));
    return watch(directory, { recursive: true }, (_, file) => {
      if (file === null || !SOURCE.test(file)) return;
      clearTimeout(timer);
      timer = setTimeout(changed, SETTLED_MS);
    });
  });

  return async () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    current.abort();
    await working;
  };
}
