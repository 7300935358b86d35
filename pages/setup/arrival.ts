import { relativeTime } from '../text/time-words.ts';

/** What the list of errors says of the error that happened last. */
export interface Latest {
  id: number | string;
  count: number;
  last_seen: string | null;
}

/** What changes with every event: `null` where there is no error yet. */
export const markOf = (latest: Latest | undefined): string | null =>
  latest === undefined ? null : `${latest.id} ${latest.count} ${latest.last_seen}`;

/**
 * What has come: nothing yet, nothing since somebody looks, or something. `before`: the mark of what was there when they
 * began to look.
 */
export function arrivalOf(before: string | null, latest: Latest | undefined): 'waiting' | 'earlier' | 'arrived' {
  const mark = markOf(latest);
  if (mark === null) return 'waiting';
  return mark === before ? 'earlier' : 'arrived';
}

/** How long ago, by the second below a minute: `2 s ago`. */
export function agoWords(at: Date, now: Date): string {
  const seconds = Math.trunc((now.getTime() - at.getTime()) / 1000);
  return seconds > 0 && seconds < 60 ? `${seconds} s ago` : relativeTime(at, now);
}
