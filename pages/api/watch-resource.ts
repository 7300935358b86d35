import { resources } from './resources.ts';
import { troubles } from './troubles.ts';

/**
 * Calls back when what is known of an address changes, and tells the banner of what passes by itself. `again` asks once
 * more. @returns its end.
 */
export function watchResource(key: string, again: () => void, changed: () => void): () => void {
  const unsubscribe = resources.subscribe(key, () => {
    const { error, isLoading } = resources.snapshot(key);
    if (!isLoading) troubles.report(key, error, again);
    changed();
  });
  return () => {
    unsubscribe();
    troubles.report(key, null);
  };
}
