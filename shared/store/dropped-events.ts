import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { COLLECTOR_CACHE_MS } from '../domain/ingest-limits.ts';
import { dayOf, expiresAt } from '../domain/time.ts';
import { keyOfStats } from './table/item-keys.ts';
import { projectPk } from './table/keys.ts';
import type { Store } from './table/store.ts';

/** Why: a limit was reached, or the body was destroyed on its way. Names of attributes. */
export type DropReason = 'dropped' | 'garbled';

/**
 * Makes an instance's counter of events that were refused for one reason, per project and day. Refusing must not cost what
 * a limit is to save, so an instance adds up and writes for a project once in `intervalMs` at most; what it has not
 * written when it ends is not counted. It must not fail for it either: what cannot be written is kept for the next time.
 */
export function counter(
  retentionDays: number,
  reason: DropReason = 'dropped',
  intervalMs = COLLECTOR_CACHE_MS,
): (store: Store, projectId: number, events: number, now: Date) => Promise<void> {
  const pending = new Map<number, { events: number; written: number }>();
  return async (store, projectId, events, now) => {
    const { events: before, written } = pending.get(projectId) ?? { events: 0, written: 0 };
    const isDue = now.getTime() - written >= intervalMs;
    pending.set(projectId, isDue ? { events: 0, written: now.getTime() } : { events: before + events, written });
    if (!isDue) return;
    try {
      await addDropped(store, projectId, reason, before + events, now, retentionDays);
    } catch {
      const since = pending.get(projectId)!;
      pending.set(projectId, { ...since, events: since.events + before + events });
    }
  };
}

async function addDropped(
  store: Store,
  projectId: number,
  reason: DropReason,
  events: number,
  now: Date,
  retentionDays: number,
): Promise<void> {
  await store.db.send(
    new UpdateCommand({
      TableName: store.table,
      Key: keyOfStats(projectPk(projectId), dayOf(now)),
      UpdateExpression: `ADD ${reason} :events SET expires_at = :expires`,
      ExpressionAttributeValues: {
        ':events': events,
        ':expires': expiresAt(now, retentionDays),
      },
    }),
  );
}
