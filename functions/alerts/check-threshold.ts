import { checkThreshold as row } from '../../shared/api/jobs.ts';
import type { ThresholdOrder } from '../../shared/domain/alerts/recovery.ts';
import { job } from '../../shared/entry/job.ts';
import { withOwnSchedules } from '../../shared/entry/schedules.ts';
import { checkThreshold } from '../../shared/services/alerts/check-threshold.ts';

/** Run at the moment at which an error, or a project, may be below the line of a rule again. */
export const handler = job<ThresholdOrder>(
  row,
  withOwnSchedules('checkThreshold', ({ store, schedules, order, now }) =>
    checkThreshold(store, schedules, order, now()),
  ),
);
