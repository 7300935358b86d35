import type { Occurrence } from './occurrence.ts';

/** Returns what an item has in `notify`; nothing where there is nothing to tell. */
export function notifyOf(occurrences: readonly Occurrence[] = []): { notify?: string } {
  return occurrences.length === 0 ? {} : { notify: JSON.stringify(occurrences) };
}

/** Reads the occurrences that an item has in `notify`. @throws SyntaxError for a text that no step wrote */
export function occurrencesIn(notify: string): Occurrence[] {
  return JSON.parse(notify) as Occurrence[];
}
