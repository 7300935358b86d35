import type { Context } from 'aws-lambda';
import type { Job } from '../api/jobs.ts';
import { openStore, storeWithin, type Store } from '../store/table/store.ts';
import { readEnvironment } from './environment.ts';

/** What the work of a job is given. */
export interface JobParts<Order> {
  /** With the deadline of the function. */
  store: Store;
  /** Of the maker of the stack's own functions. */
  order: Order;
  /** The same for each time that Lambda calls the function for one order. */
  run: string;
  /** The job's own. */
  arn: string;
  now: () => Date;
}

/**
 * The composition root of a function that others have run: what it is given is of their making. It may be run twice, and is
 * told by the same `run` that it is called again for an order
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html).
 * @throws Error at cold start if the environment lacks something.
 */
export function job<Order>(
  _row: Job,
  work: (parts: JobParts<Order>) => Promise<void>,
): (order: Order, context: Context) => Promise<void> {
  const opened = openStore(readEnvironment());
  return async (order, context) => {
    const store = storeWithin(opened, context.getRemainingTimeInMillis());
    await work({ store, order, run: context.awsRequestId, arn: context.invokedFunctionArn, now: () => new Date() });
  };
}
