import type { DataOf } from '../api/types.ts';
import { oneLine } from '../text/foreign-text.ts';

export type ListedError = DataOf<'listErrors'>[number];
export type Status = ListedError['status'];

const DAY_MS = 86_400_000;

/** What makes an error worth a look: it came back, or it is new, within 24 hours. */
export function markOf(
  { first_seen, regressed_at }: Pick<ListedError, 'first_seen' | 'regressed_at'>,
  now: number,
): 'came back' | 'new' | null {
  const isRecent = (at: string | null): boolean => at !== null && now - Date.parse(at) <= DAY_MS;
  if (isRecent(regressed_at)) return 'came back';
  return isRecent(first_seen) ? 'new' : null;
}

/** The two parts of what a row says first: type and message, or all that there is. */
export function headlineOf({ type, message, title }: Pick<ListedError, 'type' | 'message' | 'title'>): {
  head: string;
  rest: string;
} {
  const [kind, text] = [oneLine(type, 120), oneLine(message, 300)];
  if (kind !== '') return { head: kind, rest: text };
  return { head: text || oneLine(title, 300) || 'Without a message', rest: '' };
}

/** The environments that a row has room for, and how many are left out. */
export function shownEnvironments(environments: readonly string[], most = 3): { shown: string[]; left: number } {
  const shown = environments.slice(0, most).map((one) => oneLine(one, 40));
  return { shown, left: environments.length - shown.length };
}
