import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { SentMessage } from '../../domain/alerts/alert-message.ts';
import type { AlertGate } from '../../domain/alerts/gate.ts';
import { RuleViolation } from '../../domain/refusals.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import * as alertGates from '../../store/alert-gates.ts';
import * as alertMessages from '../../store/alert-messages.ts';
import * as alertSetups from '../../store/alert-setups.ts';
import type { Store } from '../../store/table/store.ts';

interface Page {
  limit: number;
  after: readonly (string | number)[] | null;
}

/** What a page of the history has: on the first one also what waits. */
export interface AlertPage {
  waiting: readonly { destination: AlertDestination; gate: AlertGate }[];
  messages: readonly SentMessage[];
  next: readonly [string, string] | null;
}

/** Reads a page of what was told of a project, the latest first. @throws RuleViolation for a cursor of another list. */
export async function listAlerts(
  store: Store,
  projectId: number,
  { limit, after }: Page,
  now: Date,
): Promise<AlertPage> {
  const place = after === null ? null : placeIn(after);
  const found = await alertMessages.list(store, projectId, { after: place, limit: limit + 1, now });
  const messages = found.slice(0, limit);
  const last = found.length > limit ? messages.at(-1)! : null;
  const waiting = place === null ? await waitingOf(store, projectId) : [];
  return { waiting, messages, next: last && [last.at, last.id] };
}

async function waitingOf(store: Store, projectId: number): Promise<AlertPage['waiting']> {
  const gates = await alertGates.readMany(store, projectId);
  const ids = [...gates].flatMap(([id, { held }]) => (held === null ? [] : [id]));
  if (ids.length === 0) return [];
  const { destinations: own } = await alertSetups.read(store, projectId);
  const there = ids.filter((id) => own.includes(id));
  const destinations = await alertDestinations.readMany(store, projectId, there);
  return destinations.map((destination) => ({ destination, gate: gates.get(destination.id)! }));
}

function placeIn(cursor: readonly (string | number)[]): { at: string; id: string } {
  const [at, id] = cursor;
  if (cursor.length !== 2 || typeof at !== 'string' || typeof id !== 'string' || !/^[\d:.TZ-]{24}$/.test(at))
    throw new RuleViolation({ code: 'cursor-invalid' });
  return { at, id };
}
