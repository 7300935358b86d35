import type { RateLimit } from './quota.ts';

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
