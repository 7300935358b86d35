import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { SentMessage } from '../domain/alerts/alert-message.ts';
import { keyOfAlertMessage } from './table/item-keys.ts';
import { projectPk, SORT, type Key } from './table/keys.ts';
import { between, isKept } from './table/read.ts';
import type { Store } from './table/store.ts';

/** Days that a message is in the history of its project. */
export const HISTORY_DAYS = 30;

/** A place in the history: when a message was made (ISO 8601 UTC), and its id. */
export type MessagePlace = Pick<SentMessage, 'at' | 'id'>;

/** Without its id, which is in the key: `id` of an item is the number by which an index sorts projects. */
type StoredMessage = Omit<SentMessage, 'id'> & Key;

/** Writes what became of a message last, in the place of what was written of it before. */
export async function put(store: Store, message: SentMessage): Promise<void> {
  const { id: _id, ...fields } = message;
  const Item: StoredMessage = { ...fields, ...keyOfAlertMessage(message.project_id, message) };
  await store.db.send(new PutCommand({ TableName: store.table, Item }));
}

/** Lists messages of a project by their making, the latest first, from behind a place on. */
export async function list(
  store: Store,
  projectId: number,
  { after, limit, now }: { after: MessagePlace | null; limit: number; now: Date },
): Promise<SentMessage[]> {
  const last = after === null ? `${SORT.alertMessage}~` : keyOfAlertMessage(projectId, after).sk;
  const found: SentMessage[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await store.db.send(
      new QueryCommand({
        ...between(store, projectPk(projectId), SORT.alertMessage, last),
        ScanIndexForward: false,
        // Both ends are part of the range.
        Limit: limit + 1,
        ExclusiveStartKey: start,
      }),
    );
    const items = (Items as StoredMessage[]).filter((item) => item.sk !== last && isKept(item, now));
    found.push(...items.map(messageOf));
    start = LastEvaluatedKey;
  } while (start !== undefined && found.length < limit);
  return found.slice(0, limit);
}

function messageOf({ pk: _pk, sk, ...message }: StoredMessage): SentMessage {
  return { id: sk.slice(sk.lastIndexOf('#') + 1), ...message };
}
