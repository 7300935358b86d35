import { createHash } from 'node:crypto';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { MINUTE_MS } from '../../../shared/domain/time.ts';
import { sequenceNumber, type Sequenced } from '../../../shared/domain/watermark.ts';
import type { Told } from '../../../shared/services/alerts/told.ts';
import * as alertGates from '../../../shared/store/alert-gates.ts';
import * as alertMessages from '../../../shared/store/alert-messages.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { heldAlert, NOON } from '../alerts/gates.ts';
import type { TestStore } from '../store.ts';
import type { AlertWorld } from './alert-world.ts';

/** No two are alike, so that what is packed of them is as much as of real ones. */
function titled(id: number): { title: string; culprit: string } {
  const digest = createHash('sha256').update(String(id)).digest('base64url');
  return {
    title: `TypeError: Cannot read properties of undefined (reading '${digest.slice(0, 12)}')`,
    culprit: `src/${digest.slice(12, 20)}/${digest.slice(20, 30)}.ts in ${digest.slice(30)}`,
  };
}

/** Records of new errors of a project, by the numbers of both. */
export function newErrors(projectId: number, first: number, count: number): Sequenced<Told>[] {
  return Array.from({ length: count }, (_, index) => {
    const id = first + index;
    const error = { ...heldAlert(id).error!, ...titled(id) };
    return {
      sequence: sequenceNumber(String(1_000 + id)),
      value: {
        project_id: projectId,
        error_id: id,
        occurrences: [{ occurrence: { trigger: 'new', rules: [1], at: NOON + id }, error }],
        thresholds: {},
      },
    };
  });
}

/** As long as Lambda waits before it runs once more what was killed. */
export const LAMBDA_RETRY_MS = MINUTE_MS;

/** Does work, and adds up the write units that it took. */
export async function writeUnitsOf<Result>(test: TestStore, work: () => Promise<Result>) {
  const { db } = test;
  const own = db.send.bind(db) as (command: unknown) => Promise<{ ConsumedCapacity?: { CapacityUnits?: number } }>;
  let units = 0;
  db.send = (async (command: unknown, ...rest: []) => {
    const answer = await own(command, ...rest);
    if (command instanceof PutCommand || command instanceof UpdateCommand)
      units += answer.ConsumedCapacity?.CapacityUnits ?? 0;
    return answer;
  }) as never;
  try {
    return { result: await work(), units };
  } finally {
    db.send = own as never;
  }
}

/** Ids of the errors that a receiver knows of, each message once. */
export function errorsTold({ received }: AlertWorld): number[] {
  const messages = new Map(received.map((message) => [message.id, message]));
  return [...messages.values()].flatMap(({ alerts }) => alerts.map(({ error }) => error!.id));
}

export const historyOf = (store: Store, { project, now }: AlertWorld) =>
  alertMessages.list(store, project.id, { after: null, limit: 100, now: new Date(now) });

export const gateOf = (store: Store, { project, destination }: AlertWorld) =>
  alertGates.read(store, project.id, destination.id);
