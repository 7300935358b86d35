import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { AlertRule } from '../../domain/alerts/alert-rule.ts';
import { admitted, type Arrival } from '../../domain/alerts/gate-admission.ts';
import { dueAt, gateSettings, type AlertGate } from '../../domain/alerts/gate.ts';
import { thresholdSchedule } from '../../domain/alerts/recovery.ts';
import { rulesThatAsk } from '../../domain/alerts/rules-that-ask.ts';
import { endOf } from '../../domain/alerts/threshold-window.ts';
import type { Schedule, Schedules, StartJob } from '../../domain/job-orders.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Sequenced } from '../../domain/watermark.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import * as alertGates from '../../store/alert-gates.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import type { Store } from '../../store/table/store.ts';
import { deliverySchedule } from './delivery-schedule.ts';
import { heldAlertOf } from './held-alerts.ts';
import type { Told } from './told.ts';

/** What should have been sent so long ago was lost on its way: whoever was to send it is started once more. */
const OVERDUE_MS = 5 * MINUTE_MS;
/** So many schedules are made at once. */
const LANES = 10;

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
    const setup = await alertSetups.read(store, projectId);
    const rules = rulesThatAsk(setup);
    if (rules.length === 0) continue;
    await planLooks(
      ways.schedules,
      ofProject.flatMap(({ value }) => looksOf(value, rules)),
    );
    for (const destination of await alertDestinations.readMany(store, projectId, setup.destinations)) {
      const asking = rules.filter(({ destinations }) => destinations?.includes(destination.id) ?? true);
      const arrivals = ofProject.map(({ sequence, value }) => ({ sequence, value: arrivalsOf(value, asking) }));
      const isAsked = destination.enabled && arrivals.some(({ value }) => value.length > 0);
      if (isAsked) await admit(store, ways, destination, shard, arrivals, now);
    }
  }
}

/** What crossed a line is looked at again when it may be below it, if a rule tells so. */
function looksOf({ project_id, error_id, occurrences, thresholds }: Told, rules: readonly AlertRule[]) {
  const crossed = occurrences.filter(({ occurrence }) => occurrence.trigger === 'threshold');
  const telling = rules.filter(
    ({ id, send_resolved }) => send_resolved && crossed.some(({ occurrence }) => occurrence.rules.includes(id)),
  );
  return telling.flatMap(({ id: rule_id }) => {
    const window = thresholds[rule_id];
    const at = window === undefined ? null : endOf(window);
    return at === null ? [] : [thresholdSchedule({ project_id, error_id, rule_id }, at)];
  });
}

async function planLooks(schedules: Ways['schedules'], looks: Schedule<'checkThreshold'>[]): Promise<void> {
  const waiting = [...looks];
  const lane = async (): Promise<void> => {
    for (let look = waiting.shift(); look !== undefined; look = waiting.shift()) await schedules.put(look);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
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
  const { before, after } = await alertGates.change(store, project_id, id, now, (gate) =>
    admitted(gate, settings, shard, arrivals, now.getTime()),
  );
  const due = after && dueAt(after, settings);
  if (due === null || isSeenTo(before, after, now.getTime() - due)) return;
  if (due <= now.getTime()) await start('deliverAlerts', { project_id, destination_id: id });
  else await schedules.put(deliverySchedule(project_id, id, due));
}

/**
 * Tells whether somebody else has it delivered: whoever found nothing waiting does. Not so of a batch that was admitted before, for
 * who did may have died before this, nor of what is long overdue.
 */
function isSeenTo(before: AlertGate | null, after: AlertGate | null, overdueMs: number): boolean {
  const isAdded = before !== after && before !== null && before.held !== null;
  return isAdded && overdueMs < OVERDUE_MS;
}
