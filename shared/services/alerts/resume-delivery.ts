import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { StartJob } from '../../domain/job-orders.ts';
import * as alertGates from '../../store/alert-gates.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Has a destination sent what waits for it, because it was changed, or was reached by a test: it may have been repaired, switched on
 * or muted no more. When that is due the job finds out, and plans it.
 */
export async function resumeDelivery(
  store: Store,
  start: StartJob<'deliverAlerts'>,
  { project_id, id, enabled }: Pick<AlertDestination, 'project_id' | 'id' | 'enabled'>,
  reachedAt?: Date,
): Promise<void> {
  if (!enabled) return;
  const gate = await alertGates.read(store, project_id, id);
  if (gate === null || (gate.held === null && gate.outbox === null)) return;
  const order = { project_id, destination_id: id };
  await start('deliverAlerts', reachedAt ? { ...order, reached_at: reachedAt.getTime() } : order);
}
