import { Logger } from '@aws-lambda-powertools/logger';
import { operatorNotice } from '../alerts/operator-notice.ts';
import type { Schedules } from '../domain/job-orders.ts';
import type { Delivery } from '../services/alerts/deliver.ts';
import type { Publish } from '../sns/topic.ts';
import { sending } from './sending.ts';

type Given = Parameters<typeof sending>[0] & {
  tellOperator: Publish | null;
  schedules: Schedules<'deliverAlerts'>;
};

/** Puts together what delivering takes. */
export function delivery({ tellOperator, schedules, ...given }: Given): Delivery {
  const log = new Logger();
  return {
    ...sending(given),
    schedules,
    now: given.now,
    random: Math.random,
    async tellFailing(destination, gate) {
      const place = { project_id: destination.project_id, destination_id: destination.id };
      log.error('alert destination failing', { ...place, kind: destination.kind, status: gate.last_attempt?.status });
      const { subject, text } = operatorNotice(destination, gate);
      try {
        await tellOperator?.(subject, text);
      } catch (error) {
        // The log has it, and the page: what cannot be told must not keep the rest from being sent.
        log.error('operator not told', { ...place, error });
      }
    },
  };
}
