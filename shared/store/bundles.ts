import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { MAX_ATTEMPT_MS, type Bundle } from '../domain/artifact/bundle.ts';
import { keyOfBundle } from './table/item-keys.ts';
import { isKept, readItems } from './table/read.ts';
import type { Store } from './table/store.ts';

type Claim = Pick<Bundle, 'project_id' | 'bundle_id' | 'claim'>;

/** How these projects, each named once, have an upload; those that have none are not among them. */
export async function read(store: Store, projectIds: readonly number[], id: string, now: Date): Promise<Bundle[]> {
  const asked = projectIds.map((projectId) => keyOfBundle(projectId, id));
  return (await readItems<Bundle>(store, asked)).filter((item) => isKept(item, now));
}

/** Claims an upload for one attempt to put it together: of several at once one gets it. */
export async function claim(store: Store, bundle: Bundle, now: Date): Promise<'claimed' | 'taken'> {
  return (await holds(() =>
    store.db.send(
      new PutCommand({
        TableName: store.table,
        Item: { ...keyOfBundle(bundle.project_id, bundle.bundle_id), ...bundle },
        ConditionExpression:
          'attribute_not_exists(pk) OR expires_at <= :now OR (#state IN (:created, :assembling) AND claimed_at < :abandoned)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':now': Math.floor(now.getTime() / 1000),
          ':created': 'created',
          ':assembling': 'assembling',
          ':abandoned': now.getTime() - MAX_ATTEMPT_MS,
        },
      }),
    ),
  ))
    ? 'claimed'
    : 'taken';
}

/** Takes a claim back whose attempt did not begin. */
export async function unclaim(store: Store, { project_id, bundle_id, claim: own }: Claim): Promise<void> {
  await holds(() =>
    store.db.send(
      new DeleteCommand({
        TableName: store.table,
        Key: keyOfBundle(project_id, bundle_id),
        ConditionExpression: 'claim = :claim AND #state = :created',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':claim': own, ':created': 'created' },
      }),
    ),
  );
}

/** Moves an attempt from one state to another; `false`: it is not in that state, or another attempt is at work. */
export function move(
  store: Store,
  { project_id, bundle_id, claim: own }: Claim,
  [from, to]: readonly [Bundle['state'], Bundle['state']],
  { detail, expires_at }: Pick<Bundle, 'detail' | 'expires_at'>,
): Promise<boolean> {
  return holds(() =>
    store.db.send(
      new UpdateCommand({
        TableName: store.table,
        Key: keyOfBundle(project_id, bundle_id),
        UpdateExpression: 'SET #state = :to, detail = :detail, expires_at = :expires',
        ConditionExpression: 'claim = :claim AND #state = :from',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':claim': own,
          ':from': from,
          ':to': to,
          ':detail': detail,
          ':expires': expires_at,
        },
      }),
    ),
  );
}

/** Whether a write's condition held. */
async function holds(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
