import type { ShownError, ShownEvent } from './types.ts';

/** Counting follows within a second or two; what is older than this is not waited for, milliseconds. */
const WAITS_MS = 120_000;

/**
 * Whether an event, opened by its id, is stored and will be counted in a moment: it came in just now, and its error is not
 * there yet, or has others, none of which is beside it.
 */
export function isUncounted(
  event: Pick<ShownEvent, 'date_received' | 'newer' | 'older' | 'details'>,
  error: Pick<ShownError, 'count'> | null,
  now: number,
): boolean {
  if (event.details === null || event.date_received === null) return false;
  const isNew = now - Date.parse(event.date_received) < WAITS_MS;
  const isAlone = event.newer === null && event.older === null;
  return isNew && (error === null || (isAlone && error.count > 1));
}
