import type { AlertDestination, OpenDestination } from '../../domain/alerts/alert-destination.ts';
import type { AlertMessage, Attempted } from '../../domain/alerts/alert-message.ts';
import { leased } from '../../domain/alerts/gate-lease.ts';
import { insteadOfAttempt, settled, told } from '../../domain/alerts/gate-outcome.ts';
import { dueAt, gateSettings, type AlertGate, type GateSettings, type Outbox } from '../../domain/alerts/gate.ts';
import { newMessageId } from '../../domain/alerts/message-id.ts';
import type { JobOrders, Schedules } from '../../domain/job-orders.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import * as alertGates from '../../store/alert-gates.ts';
import * as alertMessages from '../../store/alert-messages.ts';
import * as projects from '../../store/projects.ts';
import type { Store } from '../../store/table/store.ts';
import { historyOf, messageOf } from './alert-message.ts';
import { deliverySchedule } from './delivery-schedule.ts';

/** What delivering takes besides the table. */
export interface Delivery {
  /** Opens the secrets of a destination; `null`: they were sealed with another key. */
  open: (destination: AlertDestination) => Promise<OpenDestination | null>;
  send: (destination: OpenDestination, message: AlertMessage) => Promise<Attempted>;
  schedules: Pick<Schedules<'deliverAlerts'>, 'put'>;
  /** Tells the owner of a destination, by another way, that it takes nothing. */
  tellFailing: (destination: AlertDestination, gate: AlertGate) => Promise<void>;
  now: () => Date;
  random: () => number;
}

/**
 * Messages of one run are begun within so long: a destination without a window may have one after the other, and each has to have the
 * time that its receiver may take.
 */
const BEGIN_WITHIN_MS = 20_000;

/**
 * Sends what a destination is to be told now: what waits to be sent again, else what its gate holds, each attempt by one who has the
 * lease of it. Who is killed meanwhile has it sent again under the same id; nothing is lost. Of a destination that is gone, or that
 * was switched off, nothing is sent.
 */
export async function deliverAlerts(
  store: Store,
  delivery: Delivery,
  { project_id: projectId, destination_id: destinationId, reached_at = 0 }: JobOrders['deliverAlerts'],
): Promise<void> {
  const began = delivery.now().getTime();
  // By our own clock, or an attempt of now would seem to be of before.
  const reachedAt = Math.min(reached_at, began);
  for (;;) {
    const destination = await alertDestinations.read(store, projectId, destinationId);
    if (destination === null) return alertGates.remove(store, projectId, destinationId);
    if (!destination.enabled) return;
    await tellOwner(store, delivery, destination);
    const settings = gateSettings(destination, reachedAt);
    const now = delivery.now();
    const outbox = now.getTime() - began < BEGIN_WITHIN_MS ? await lease(store, destination, settings, now) : null;
    if (outbox === null) return planNext(store, delivery, destination, settings);
    await attempt(store, delivery, destination, outbox);
  }
}

/** Takes the message that is due; `null`: none is, or somebody else has it. */
async function lease(
  store: Store,
  destination: AlertDestination,
  settings: GateSettings,
  now: Date,
): Promise<Outbox | null> {
  let taken: Outbox | null = null;
  await alertGates.change(store, destination.project_id, destination.id, now, (gate) => {
    const next = gate && leased(gate, settings, now.getTime(), newMessageId());
    taken = next && next.outbox;
    return next;
  });
  return taken;
}

async function attempt(store: Store, delivery: Delivery, destination: AlertDestination, outbox: Outbox): Promise<void> {
  const { project_id, id } = destination;
  const attempted = insteadOfAttempt(outbox) ?? (await sendOnce(store, delivery, destination, outbox));
  if (attempted === null) return alertGates.remove(store, project_id, id);
  const now = delivery.now();
  const random = delivery.random();
  const settle = (gate: AlertGate | null): AlertGate | null =>
    gate && settled(gate, outbox, attempted, now.getTime(), random);
  // The history comes first: once the gate has let go of a message, nothing would lead to what became of it.
  const expected = settle(await alertGates.read(store, project_id, id));
  if (expected === null) return;
  await alertMessages.put(store, historyOf(outbox, destination, expected, now));
  await alertGates.change(store, project_id, id, now, settle);
}

/** @returns `null`: the project is gone */
async function sendOnce(
  store: Store,
  { open, send }: Delivery,
  destination: AlertDestination,
  outbox: Outbox,
): Promise<Attempted | null> {
  const project = await projects.read(store, destination.project_id);
  if (project === null) return null;
  const opened = await open(destination);
  return opened === null ? UNREADABLE : send(opened, messageOf(outbox, destination, project));
}

const UNREADABLE: Attempted = {
  outcome: 'refused',
  status: null,
  problem: 'The secrets of this destination cannot be read any more: save its address and token again.',
  answer: '',
  retryAfterMs: null,
  ms: 0,
};

/** Once a destination is failing. Who is killed between the two tells it again; it must not keep anything from being sent. */
async function tellOwner(store: Store, delivery: Delivery, destination: AlertDestination): Promise<void> {
  const { project_id, id } = destination;
  const gate = await alertGates.read(store, project_id, id);
  if (gate?.is_untold !== true) return;
  await delivery.tellFailing(destination, gate);
  await alertGates.change(store, project_id, id, delivery.now(), (current) => current && told(current));
}

async function planNext(
  store: Store,
  { schedules, now }: Delivery,
  destination: AlertDestination,
  settings: GateSettings,
): Promise<void> {
  const { project_id, id } = destination;
  const gate = await alertGates.read(store, project_id, id);
  const due = gate && dueAt(gate, settings);
  if (due !== null) await schedules.put(deliverySchedule(project_id, id, Math.max(due, now().getTime())));
}
