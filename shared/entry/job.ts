import type { Context } from 'aws-lambda';
import type { Job } from '../api/jobs.ts';
import { openObjects, type Objects } from '../s3/objects.ts';
import { openStore, storeWithin, type Store } from '../store/table/store.ts';
import { readBucket, readEnvironment } from './environment.ts';

/**
 * The composition root of a function that others have run: what it is given is of their making. It may be run twice.
 * @throws Error at cold start if the environment lacks something.
 */
export function job<Order>(
  _row: Job,
  work: (given: { store: Store; objects: Objects; now: () => Date }, order: Order) => Promise<void>,
): (order: Order, context: Context) => Promise<void> {
  const opened = openStore(readEnvironment());
  const bucket = readBucket();
  return async (order, context) => {
    const store = storeWithin(opened, context.getRemainingTimeInMillis());
    await work({ store, objects: openObjects(store, bucket), now: () => new Date() }, order);
  };
}
