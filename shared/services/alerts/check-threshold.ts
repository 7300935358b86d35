import { recoveryOf, thresholdSchedule, type Recovery, type ThresholdOrder } from '../../domain/alerts/recovery.ts';
import { rulesThatAsk } from '../../domain/alerts/rules-that-ask.ts';
import type { Thresholds } from '../../domain/alerts/thresholds.ts';
import { alertsOf } from '../../domain/error/occurrences.ts';
import { livingAt, withoutAlerts } from '../../domain/error/tracked-error.ts';
import type { Schedules } from '../../domain/job-orders.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import * as errors from '../../store/errors.ts';
import * as projectCounts from '../../store/project-counts.ts';
import type { Store } from '../../store/table/store.ts';

/** What a look came to, in the thresholds that it saw. */
type Look = (thresholds: Thresholds) => Recovery;

/**
 * Looks whether an error, or a project, is below the line of a rule again, and has that told by the put that notes it; where it is too
 * early for that, it is looked at again then. Done twice it tells once.
 * @throws Conflict
 */
export async function checkThreshold(
  store: Store,
  schedules: Pick<Schedules<'checkThreshold'>, 'put'>,
  order: ThresholdOrder,
  now: Date,
): Promise<void> {
  const { project_id, error_id, rule_id } = order;
  const rules = rulesThatAsk(await alertSetups.read(store, project_id));
  const rule = rules.find(({ id }) => id === rule_id);
  let seen: Recovery = { outcome: 'not-over' };
  const look: Look = (thresholds) => (seen = recoveryOf(thresholds, rule_id, rule, now.getTime()));
  if (error_id === null) await lookAtProject(store, project_id, look, now);
  else await lookAtError(store, project_id, error_id, look, now);
  const found = seen as Recovery;
  if (found.outcome === 'over') await schedules.put(thresholdSchedule(order, found.endsAt));
}

async function lookAtProject(store: Store, projectId: number, look: Look, now: Date): Promise<void> {
  await projectCounts.change(store, projectId, now, ({ thresholds: before = {}, ...counts }) => {
    const looked = look(before);
    if (looked.outcome !== 'recovered') return null;
    const { thresholds, occurrences } = looked;
    return { ...counts, ...alertsOf({ thresholds, occurrences }) };
  });
}

/** Of one that was merged into another, that is looked at: it counts for both. */
async function lookAtError(store: Store, projectId: number, errorId: number, look: Look, now: Date): Promise<void> {
  let mergedInto: number | undefined;
  await errors.change(store, projectId, errorId, (current) => {
    mergedInto = current?.merged_into;
    const error = livingAt(current, now.getTime());
    const looked = look(error?.thresholds ?? {});
    if (error === null || looked.outcome !== 'recovered') return null;
    const { thresholds, occurrences } = looked;
    return { ...withoutAlerts(error), ...alertsOf({ snooze: error.snooze, thresholds, occurrences }) };
  });
  if (mergedInto !== undefined) await lookAtError(store, projectId, mergedInto, look, now);
}
