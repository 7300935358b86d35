import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { AlertGate } from '../domain/alerts/gate.ts';
import { packText, unpackText } from '../domain/packing/packed-text.ts';
import { expiresAt } from '../domain/time.ts';
import { packMarks, unpackMarks } from './packed.ts';
import { keyOfAlertGate } from './table/item-keys.ts';
import { SORT, type Key } from './table/keys.ts';
import { readBelowProject, readItem } from './table/read.ts';
import { revise, type Revised } from './table/revise.ts';
import type { Store } from './table/store.ts';

/** Longer than anything that a gate remembers but a mute: a gate whose destination is gone may be made by who did not know yet. */
const KEPT_DAYS = 60;

/** Fields that repeat themselves, and that nobody asks DynamoDB for: one text that is packed. */
type Told = Pick<AlertGate, 'held' | 'outbox' | 'last_attempt' | 'cooldowns'>;

/** A gate as its item has it. It is written with every batch of a storm, so it is to stay within a few kilobytes. */
type StoredGate = Omit<AlertGate, 'marks' | keyof Told> & { marks: Uint8Array; told: Uint8Array; expires_at: number };

/** Reads the gate of a destination; `null`: it was never told anything. */
export async function read(store: Store, projectId: number, destinationId: number): Promise<AlertGate | null> {
  const item = await readItem<Revised<StoredGate>>(store, keyOfAlertGate(projectId, destinationId));
  return item && gateOf(item);
}

/** Reads the gates of a project, by their destinations' ids. */
export async function readMany(store: Store, projectId: number): Promise<Map<number, AlertGate>> {
  const items = await readBelowProject<Revised<StoredGate>>(store, projectId, SORT.alertGate);
  return new Map(items.map((item) => [Number(item.sk.slice(SORT.alertGate.length)), gateOf(item)]));
}

/**
 * Changes a gate by a pure step (`revise`); the step is given `null` where there is none, and gives `null` to leave it as it is.
 * @returns the gate before and after the step that was taken; the same one if it was left
 * @throws Conflict
 */
export async function change(
  store: Store,
  projectId: number,
  destinationId: number,
  now: Date,
  step: (gate: AlertGate | null) => AlertGate | null,
): Promise<{ before: AlertGate | null; after: AlertGate | null }> {
  let before: AlertGate | null = null;
  let after: AlertGate | null = null;
  await revise<StoredGate>(store, keyOfAlertGate(projectId, destinationId), (current) => {
    before = current && gateOf(current);
    const next = step(before);
    after = next ?? before;
    return next && storedGateOf(next, now);
  });
  return { before, after };
}

/** Removes the gate of a destination that is gone; that there is none is fine. */
export async function remove(store: Store, projectId: number, destinationId: number): Promise<void> {
  const Key = keyOfAlertGate(projectId, destinationId);
  await store.db.send(new DeleteCommand({ TableName: store.table, Key }));
}

function storedGateOf({ held, outbox, last_attempt, cooldowns, marks, ...rest }: AlertGate, now: Date): StoredGate {
  const told: Told = { held, outbox, last_attempt, cooldowns };
  return {
    ...rest,
    marks: packMarks(marks),
    told: packText(JSON.stringify(told)),
    expires_at: expiresAt(now, KEPT_DAYS),
  };
}

function gateOf({ pk: _pk, sk: _sk, revision: _revision, expires_at: _expires, ...stored }: Revised<StoredGate> & Key) {
  const { told, marks, ...rest } = stored;
  return { ...rest, marks: unpackMarks(marks), ...(JSON.parse(unpackText(told)) as Told) } satisfies AlertGate;
}
