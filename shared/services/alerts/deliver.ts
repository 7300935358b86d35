import type { AlertDestination, OpenDestination } from '../../domain/alerts/alert-destination.ts';
import type { AlertMessage, Attempted } from '../../domain/alerts/alert-message.ts';
import { wakeAt, withLease, type AlertGate, type OutboxMessage } from '../../domain/alerts/gate.ts';
import { withAttempt, type AfterAttempt } from '../../domain/alerts/gate-attempt.ts';
import { newMessageId } from '../../domain/alerts/message-id.ts';
import type { Schedules } from '../../domain/job-orders.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import * as alertGates from '../../store/alert-gates.ts';
import * as alertMessages from '../../store/alert-messages.ts';
import * as alertSetups from '../../store/alert-setups.ts';
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
  /** Tells the tenant's operator, and the log, that a destination takes nothing since a moment. */
  tellFailing: (destination: AlertDestination, gate: AlertGate) => Promise<void>;
  now: () => Date;
  random: () => number;
}

/** Messages of one run: a destination whose window is of no minutes may have one after the other. */
const MAX_MESSAGES = 5;

/**
 * Sends what a destination is to be told now: what waits to be sent again, else what its gate holds, each attempt by one who has the
 * lease of it. Who is killed meanwhile has it sent again under the same id; nothing is lost. Of a destination that is gone nothing stays.
 */
export async function deliverAlerts(
  store: Store,
  delivery: Delivery,
  projectId: number,
  destinationId: number,
): Promise<void> {
  for (let sent = 0; ; sent++) {
    const destination = await alertDestinations.read(store, projectId, destinationId);
    if (destination === null) return alertGates.remove(store, projectId, destinationId);
    const leased = sent < MAX_MESSAGES ? await lease(store, destination, delivery.now()) : null;
    if (leased === null) return planNext(store, delivery, destination);
    await attempt(store, delivery, destination, leased);
  }
}

async function lease(store: Store, destination: AlertDestination, now: Date): Promise<OutboxMessage | null> {
  const moment = { now: now.getTime(), newId: newMessageId };
  const { gate, isChanged } = await alertGates.change(
    store,
    destination.project_id,
    destination.id,
    (current) => current && withLease(current, destination, moment),
  );
  return isChanged ? gate!.outbox : null;
}

async function attempt(
  store: Store,
  delivery: Delivery,
  destination: AlertDestination,
  outbox: OutboxMessage,
): Promise<void> {
  const { project_id, id } = destination;
  const attempted = await sendOnce(store, delivery, destination, outbox);
  if (attempted === null) return alertGates.remove(store, project_id, id);
  const now = delivery.now();
  const random = delivery.random();
  const step = (gate: AlertGate): AfterAttempt | null =>
    withAttempt(gate, outbox.id, attempted, now.getTime(), random);
  const before = await alertGates.read(store, project_id, id);
  const after = before && step(before);
  if (after === null) return;
  // In this order: what is noted before the gate lets go of the message is noted and told again if this is the last that is done.
  await alertMessages.put(store, historyOf(outbox, destination, after, now));
  if (after.began_to_fail) await delivery.tellFailing(destination, after.gate);
  await alertGates.change(store, project_id, id, (gate) => gate && (step(gate)?.gate ?? null));
}

/** @returns `null`: the project is gone */
async function sendOnce(
  store: Store,
  { open, send }: Delivery,
  destination: AlertDestination,
  outbox: OutboxMessage,
): Promise<Attempted | null> {
  const project = await projects.read(store, destination.project_id);
  if (project === null) return null;
  const opened = await open(destination);
  if (opened === null) return UNREADABLE;
  const setup = await alertSetups.read(store, project.id);
  return send(opened, messageOf(outbox, destination, project, setup));
}

const UNREADABLE: Attempted = {
  outcome: 'refused',
  status: null,
  problem: 'The secrets of this destination cannot be read any more: save its address and token again.',
  answer: '',
  retryAfterMs: null,
  ms: 0,
};

async function planNext(store: Store, { schedules, now }: Delivery, destination: AlertDestination): Promise<void> {
  const { project_id, id } = destination;
  const gate = await alertGates.read(store, project_id, id);
  const at = gate && wakeAt(gate, destination, now().getTime());
  if (at !== null) await schedules.put(deliverySchedule(project_id, id, at));
}
