/**
 * How long an SDK may go by it, in seconds: what is kept one day is sent an hour after that day's update at the latest.
 */
const ANNOUNCED_SECONDS = 3_600;

/**
 * Sentry's names for what the collector takes with a 200 and drops
 * (https://develop.sentry.dev/sdk/expected-features/rate-limiting/). Neither `error` nor `default`, of which events are,
 * nor `security`. SDKs pass over names that they do not know, and take an empty list for all: there must be one that every
 * SDK knows.
 */
const DROPPED_CATEGORIES = [
  'transaction',
  'span',
  'session',
  'replay',
  'profile',
  'profile_chunk',
  'profile_chunk_ui',
  'monitor',
  'log_item',
  'metric',
  'metric_bucket',
  'trace_metric',
  'feedback',
  'attachment',
  'internal',
];

/** Headers of an answer that took something: a limit of nothing at all for each category that nobody keeps. */
export const DROPPED_CATEGORIES_HEADERS: Readonly<Record<string, string>> = {
  'X-Sentry-Rate-Limits': `${ANNOUNCED_SECONDS}:${DROPPED_CATEGORIES.join(';')}:project:not_kept`,
};
