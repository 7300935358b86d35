import type { Context } from 'aws-lambda';
import type { Job } from '../api/jobs.ts';
import { openObjects, type Objects } from '../s3/objects.ts';
import { openStore, storeWithin, type Store } from '../store/table/store.ts';
import { readBucket, readEnvironment, readIngestLimits } from './environment.ts';

/** All attempts together, of one object: the largest have some hundred megabytes. */
const OBJECT_MS = 60_000;

/** What the work of a job is given. */
export interface JobParts {
  store: Store;
  objects: Objects;
  /** Days that events are kept. */
  retentionDays: number;
  now: () => Date;
}

/**
 * The composition root of a function that others have run: what it is given is of their making. It may be run twice, and is
 * told by the same `run` that it is called again for an order.
 * @throws Error at cold start if the environment lacks something.
 */
export function job<Order>(
  _row: Job,
  work: (parts: JobParts, order: Order, run: string) => Promise<void>,
): (order: Order, context: Context) => Promise<void> {
  const opened = openStore(readEnvironment());
  const bucket = readBucket();
  const { retentionDays } = readIngestLimits();
  return async (order, context) => {
    const store = storeWithin(opened, context.getRemainingTimeInMillis());
    const objects = openObjects(store, bucket, OBJECT_MS);
    await work({ store, objects, retentionDays, now: () => new Date() }, order, context.awsRequestId);
  };
}
