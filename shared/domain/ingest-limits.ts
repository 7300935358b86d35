import type { RateLimit } from './quota.ts';

/**
 * How long an instance of the collector goes by what it has read, and adds up what it refuses before it writes the sum, in
 * milliseconds.
 */
export const COLLECTOR_CACHE_MS = 10_000;

/** Milliseconds that source maps may take of a request, for all of its events together. */
export const MAX_MAP_MS = 300;

/** How many events are taken and how long they are kept; what the collector and its consumer are told besides. */
export interface IngestLimits {
  retentionDays: number;
  /** Of a client key that has no limit of its own. */
  clientKey: RateLimit;
  /** Of all keys of a project together. */
  project: RateLimit & { bytes: number };
  /** New errors of a project; events of more are counted in one error that says so. */
  newErrorsPerHour: number;
}
