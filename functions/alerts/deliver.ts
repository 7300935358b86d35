import { deliverAlerts as row } from '../../shared/api/jobs.ts';
import type { JobOrders } from '../../shared/domain/job-orders.ts';
import { withAllowedTargets, withMail, withOperator } from '../../shared/entry/alert-surroundings.ts';
import { delivery } from '../../shared/entry/delivery.ts';
import { job } from '../../shared/entry/job.ts';
import { withOwnSchedules } from '../../shared/entry/schedules.ts';
import { withTokenKey } from '../../shared/entry/token-key.ts';
import { deliverAlerts } from '../../shared/services/alerts/deliver.ts';

/** Run when a destination is to be told something, and when a window ends or a message is to be tried again. */
export const handler = job<JobOrders['deliverAlerts']>(
  row,
  withTokenKey(
    withAllowedTargets(
      withMail(
        withOperator(
          withOwnSchedules('deliverAlerts', (given) => deliverAlerts(given.store, delivery(given), given.order)),
        ),
      ),
    ),
  ),
);
