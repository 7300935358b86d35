import { Logger } from '@aws-lambda-powertools/logger';
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
    async tellFailing({ project_id, id, name, kind, base }, { last_attempt }) {
      log.error('alert destination failing', { project_id, destination_id: id, kind, status: last_attempt?.status });
      const lines = [
        `Alerts of project ${project_id} do not reach the destination “${name}” (${kind}).`,
        last_attempt?.problem ?? `It answered with ${last_attempt?.status ?? 'nothing'}.`,
        'What comes is held, and tried again once an hour.',
        `${base}/v4/projects/${project_id}/error_tracking/alert_destinations/${id}`,
      ];
      try {
        await tellOperator?.(`Alerts do not reach ${name}`, lines.join('\n\n'));
      } catch (error) {
        // The log has it, and the page: what cannot be told must not keep the rest from being sent.
        log.error('operator not told', { project_id, destination_id: id, error });
      }
    },
  };
}
