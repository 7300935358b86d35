import type { JobName } from '../api/jobs.ts';
import type { Schedules } from '../domain/job-orders.ts';
import { openScheduler } from '../scheduler/schedules.ts';
import type { Store } from '../store/table/store.ts';
import { readJobs, readSchedulerPlace } from './environment.ts';

/**
 * Gives the work of a function what has these jobs run at a moment.
 * @throws Error at cold start if the environment lacks where one of them is, or the scheduler's group and role.
 */
export function withSchedules<const Name extends JobName, Given extends { store: Store }, Result>(
  names: readonly Name[],
  work: (given: Given & { schedules: Schedules<Name> }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const { arns } = readJobs(names);
  return schedulesOf((_, name) => arns[name], work);
}

/**
 * The same for a job that has itself run again. It knows its own ARN from Lambda, because the stack cannot tell it: a function
 * cannot be made of what it is itself.
 */
export function withOwnSchedules<const Name extends JobName, Given extends { store: Store; arn: string }, Result>(
  _itself: Name,
  work: (given: Given & { schedules: Schedules<Name> }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  return schedulesOf(({ arn }) => arn, work);
}

function schedulesOf<Name extends JobName, Given extends { store: Store }, Result>(
  arnOf: (given: Given, name: Name) => string,
  work: (given: Given & { schedules: Schedules<Name> }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const place = readSchedulerPlace();
  return (given) => {
    const create = openScheduler(given.store, place);
    const schedules: Schedules<Name> = {
      put: ({ name, at, job, order }) => create({ name, at, target: arnOf(given, job), input: order }, Date.now()),
    };
    return work({ ...given, schedules });
  };
}
