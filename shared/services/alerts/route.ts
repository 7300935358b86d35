import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { AlertRule } from '../../domain/alerts/alert-rule.ts';
import { admitted, type Arrival } from '../../domain/alerts/gate-admission.ts';
import { dueAt, gateSettings } from '../../domain/alerts/gate.ts';
import { thresholdSchedule } from '../../domain/alerts/recovery.ts';
import { endOf } from '../../domain/alerts/threshold-window.ts';
import type { Schedules, StartJob } from '../../domain/job-orders.ts';
import type { Sequenced } from '../../domain/watermark.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import * as alertGates from '../../store/alert-gates.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import type { Store } from '../../store/table/store.ts';
import { deliverySchedule } from './delivery-schedule.ts';
import { heldAlertOf } from './held-alerts.ts';
import type { Told } from './told.ts';

/** What has the jobs run that follow. */
export interface Ways {
  start: StartJob<'deliverAlerts'>;
  schedules: Pick<Schedules<'deliverAlerts' | 'checkThreshold'>, 'put'>;
}

/**
 * Hands a shard's batch of what is told to the destinations of the rules that ask for it: into the gate of each, in one conditional
 * write, and has it delivered, now or when its window ends. All of it may be done again and tells nothing twice.
 */
export async function routeAlerts(
  store: Store,
  ways: Ways,
  shard: string,
  batch: readonly Sequenced<Told>[],
  now: Date,
): Promise<void> {
  for (const [projectId, ofProject] of Map.groupBy(batch, ({ value }) => value.project_id)) {
    for (const { value } of ofProject) await planLooks(ways.schedules, value);
    const { rules, destinations: ids } = await alertSetups.read(store, projectId);
    for (const destination of await alertDestinations.readMany(store, projectId, ids)) {
      const asking = rules.filter(({ destinations }) => destinations?.includes(destination.id) ?? true);
      const arrivals = ofProject.map(({ sequence, value }) => ({ sequence, value: arrivalsOf(value, asking) }));
      const isAsked = destination.enabled && arrivals.some(({ value }) => value.length > 0);
      if (isAsked) await admit(store, ways, destination, shard, arrivals, now);
    }
  }
}

/** What crossed a line is looked at again when it may be below it. */
async function planLooks(schedules: Ways['schedules'], told: Told): Promise<void> {
  const { project_id, error_id, occurrences, thresholds } = told;
  const crossed = occurrences.filter(({ occurrence }) => occurrence.trigger === 'threshold');
  for (const rule_id of crossed.flatMap(({ occurrence }) => occurrence.rules)) {
    const window = thresholds[rule_id];
    const at = window === undefined ? null : endOf(window);
    if (at !== null) await schedules.put(thresholdSchedule({ project_id, error_id, rule_id }, at));
  }
}

function arrivalsOf({ occurrences }: Told, rules: readonly AlertRule[]): Arrival[] {
  const cooldowns = Object.fromEntries(rules.map(({ id, cooldown_minutes }) => [id, cooldown_minutes]));
  return occurrences.flatMap((told) => {
    const alert = heldAlertOf(told, rules);
    return alert === null ? [] : [{ alert, cooldowns }];
  });
}

async function admit(
  store: Store,
  { start, schedules }: Ways,
  destination: AlertDestination,
  shard: string,
  arrivals: readonly Sequenced<readonly Arrival[]>[],
  now: Date,
): Promise<void> {
  const { project_id, id } = destination;
  const settings = gateSettings(destination);
  const { after } = await alertGates.change(store, project_id, id, now, (gate) =>
    admitted(gate, settings, shard, arrivals, now.getTime()),
  );
  // Also of a batch that was admitted before: who did may have died before this.
  const due = after && dueAt(after, settings);
  if (due === null) return;
  if (due <= now.getTime()) await start('deliverAlerts', { project_id, destination_id: id });
  else await schedules.put(deliverySchedule(project_id, id, due));
}
