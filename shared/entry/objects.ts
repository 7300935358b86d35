import { openObjects, type Objects } from '../s3/objects.ts';
import type { Store } from '../store/table/store.ts';
import { readBucket } from './environment.ts';

/**
 * Gives the work of a function the objects of the bucket as well; the others have none of it in their bundles.
 * @param objectMs milliseconds for all attempts together, of one object; not given: what suits a request
 * @throws Error at cold start if the environment lacks the bucket's name.
 */
export function withObjects<Given extends { store: Store }, Result>(
  work: (given: Given & { objects: Objects }) => Promise<Result>,
  objectMs?: number,
): (given: Given) => Promise<Result> {
  const bucket = readBucket();
  return (given) => work({ ...given, objects: openObjects(given.store, bucket, objectMs) });
}
