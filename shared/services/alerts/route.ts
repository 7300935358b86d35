import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { AlertRule, AlertSetup } from '../../domain/alerts/alert-rule.ts';
import { wakeAt, withBatch, type AlertBatch } from '../../domain/alerts/gate.ts';
import { newMessageId } from '../../domain/alerts/message-id.ts';
import type { NotedAlert } from '../../domain/alerts/noted-alert.ts';
import { thresholdSchedule } from '../../domain/alerts/recovery.ts';
import { endOf } from '../../domain/alerts/threshold-window.ts';
import type { Thresholds } from '../../domain/alerts/thresholds.ts';
import type { Schedules, StartJob } from '../../domain/job-orders.ts';
import type { Sequenced } from '../../domain/watermark.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import * as alertGates from '../../store/alert-gates.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import type { Store } from '../../store/table/store.ts';
import { deliverySchedule } from './delivery-schedule.ts';
import { askedOf } from './noted-alerts.ts';

/** What the put of an error, or of a project's counts, left to be told. */
export interface Told {
  project_id: number;
  /** `null`: the project. */
  error_id: number | null;
  alerts: readonly NotedAlert[];
  thresholds: Thresholds;
}

export interface Ways {
  start: StartJob<'deliverAlerts'>;
  schedules: Pick<Schedules<'deliverAlerts' | 'checkThreshold'>, 'put'>;
}

/**
 * Hands a shard's batch of alerts to the destinations of the rules that ask for them: into the gate of each, in one conditional write,
 * and has it delivered, now or when its window ends. All of it may be done again and tells nothing twice.
 */
export async function routeAlerts(
  store: Store,
  ways: Ways,
  shard: string,
  batch: readonly Sequenced<Told>[],
  now: Date,
): Promise<void> {
  const projects = Map.groupBy(batch, ({ value }) => value.project_id);
  for (const [projectId, ofProject] of projects) {
    const setup = await alertSetups.read(store, projectId);
    await planLooks(ways.schedules, ofProject);
    const destinations = await alertDestinations.readMany(store, projectId, setup.destinations);
    for (const destination of destinations) {
      if (destination.enabled)
        await admit(store, ways, destination, { shard, ...batchFor(destination, setup, ofProject) }, now);
    }
  }
}

/** What crossed a line is looked at again when it may be below it. */
async function planLooks(schedules: Ways['schedules'], batch: readonly Sequenced<Told>[]): Promise<void> {
  for (const { value } of batch) {
    const { project_id, error_id, alerts, thresholds } = value;
    for (const { trigger, rules } of alerts)
      for (const rule_id of trigger === 'threshold' ? rules : []) {
        const at = thresholds[rule_id] && endOf(thresholds[rule_id]);
        if (at != null) await schedules.put(thresholdSchedule({ project_id, error_id, rule_id }, at));
      }
  }
}

function batchFor(
  { id }: AlertDestination,
  { rules }: AlertSetup,
  batch: readonly Sequenced<Told>[],
): Omit<AlertBatch, 'shard'> {
  const asking = new Map<number, AlertRule>(
    rules.filter(({ destinations }) => destinations?.includes(id) ?? true).map((rule) => [rule.id, rule]),
  );
  const ids = new Set(asking.keys());
  return {
    batch: batch.map(({ sequence, value }) => ({ sequence, value: askedOf(value.alerts, ids) })),
    cooldownMinutesOf: (rule) => asking.get(rule)?.cooldown_minutes ?? 0,
  };
}

async function admit(
  store: Store,
  { start, schedules }: Ways,
  destination: AlertDestination,
  batch: AlertBatch,
  now: Date,
): Promise<void> {
  if (batch.batch.every(({ value }) => value.length === 0)) return;
  const { project_id, id } = destination;
  const moment = { now: now.getTime(), newId: newMessageId };
  const { gate } = await alertGates.change(store, project_id, id, (current) =>
    withBatch(current, destination, batch, moment),
  );
  // Also of a batch that was in already: who let it in may have died before this.
  const at = gate && wakeAt(gate, destination, moment.now);
  if (at === null) return;
  if (at <= moment.now) await start('deliverAlerts', { project_id, destination_id: id });
  else await schedules.put(deliverySchedule(project_id, id, at));
}
