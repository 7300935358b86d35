import { purge as row } from '../../shared/api/jobs.ts';
import type { PurgeOrder } from '../../shared/domain/job-orders.ts';
import { job } from '../../shared/entry/job.ts';
import { withObjects } from '../../shared/entry/objects.ts';
import { purge } from '../../shared/services/projects/purge.ts';

/** Run after a project's own item or that of an artifact is gone, or an error was deleted. */
export const handler = job<PurgeOrder>(
  row,
  withObjects(({ store, objects, order }) => purge(store, objects, order)),
);
