import type { JobName } from '../api/jobs.ts';
import type { StartJob } from '../domain/job-orders.ts';
import { openFunction } from '../lambda/functions.ts';
import type { Store } from '../store/table/store.ts';
import { readJobs } from './environment.ts';

/**
 * Gives the work of a function what has these jobs run, and does not wait for them.
 * @throws Error at cold start if the environment lacks where one of them is.
 */
export function withJobs<const Name extends JobName, Given extends { store: Store }, Result>(
  names: readonly Name[],
  work: (given: Given & { start: StartJob<Name> }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const { arns, endpoint } = readJobs(names);
  return (given) =>
    work({ ...given, start: (job, order) => openFunction(given.store, arns[job], endpoint).start(order) });
}
