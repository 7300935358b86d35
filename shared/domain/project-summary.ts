import type { TrackedError } from './error/tracked-error.ts';
import { DAY_MS } from './time.ts';

/** Why an error of a project is worth a look: it is `new`, or it `came-back` after it was resolved. */
export type News = { error: TrackedError; news: 'new' | 'came-back'; at: string };

/** How many errors a summary names. */
const MAX_NEWS = 5;

/**
 * Picks the unresolved errors that are new or came back within a day, the latest first. `at` is when, ISO 8601 UTC.
 * What was resolved and came back within the day it was new is back.
 */
export function newsOf(errors: readonly TrackedError[], now: Date): News[] {
  const since = new Date(now.getTime() - DAY_MS).toISOString();
  const news = errors
    .filter(({ status }) => status === 'unresolved')
    .flatMap((error): News[] => {
      const { regressed_at, first_seen } = error;
      if (regressed_at !== null && regressed_at >= since) return [{ error, news: 'came-back', at: regressed_at }];
      return first_seen >= since ? [{ error, news: 'new', at: first_seen }] : [];
    });
  return news.toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, MAX_NEWS);
}
