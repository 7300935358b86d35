import { changes } from '../../shared/api/stream.ts';
import { withJobs } from '../../shared/entry/jobs.ts';
import { withSchedules } from '../../shared/entry/schedules.ts';
import { shardConsumer } from '../../shared/entry/stream.ts';
import { purgeOrderOf } from '../../shared/services/projects/purge-order.ts';
import { routeAlerts } from '../../shared/services/alerts/route.ts';
import { toldIn } from '../../shared/services/alerts/told.ts';

/** Called by the table's stream for what is to be purged, and for what rules of alerts asked for. */
export const handler = shardConsumer(
  changes,
  withJobs(
    ['purge', 'deliverAlerts'],
    withSchedules(['deliverAlerts', 'checkThreshold'], async ({ store, shard, batch, now, start, schedules }) => {
      const doomed = purgeOrderOf(batch.map(({ value }) => value));
      if (doomed !== null) await start('purge', doomed);
      const told = batch.flatMap(({ sequence, value }) => toldIn(value).map((one) => ({ sequence, value: one })));
      await routeAlerts(store, { start, schedules }, shard, told, now);
    }),
  ),
);
