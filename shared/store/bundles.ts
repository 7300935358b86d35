import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { abandonedBefore, type Bundle } from '../domain/artifact/bundle.ts';
import { conditionHolds } from './table/condition-holds.ts';
import { keyOfBundle } from './table/item-keys.ts';
import { isKept, readBelowProject, readItems } from './table/read.ts';
import type { Store } from './table/store.ts';
import { updateWhen, type ConditionalUpdate } from './table/update-when.ts';

type Claim = Pick<Bundle, 'project_id' | 'bundle_id' | 'claim'>;
/** An attempt that is at work, by the run of the function that makes it. */
export type Attempt = Claim & { run: string };

/** How these projects, each named once, have an upload; those that have none are not among them. */
export async function read(store: Store, projectIds: readonly number[], id: string, now: Date): Promise<Bundle[]> {
  const asked = projectIds.map((projectId) => keyOfBundle(projectId, id));
  return (await readItems<Bundle>(store, asked)).filter((item) => isKept(item, now));
}

/** Claims an upload for one attempt to put it together: of several at once one gets it. What earlier ones died of stays. */
export async function claim(store: Store, bundle: Bundle, now: Date): Promise<'claimed' | 'taken'> {
  const before = abandonedBefore(now.getTime());
  const isClaimed = await conditionHolds(() =>
    updateWhen(store, keyOf(bundle), {
      set: { ...bundle },
      remove: ['run', 'alive_until'],
      condition:
        'attribute_not_exists(#pk) OR #expires_at <= :now OR (#state = :created AND #claimed_at < :claimed) OR (#state = :assembling AND #alive_until < :alive)',
      values: {
        ':now': Math.floor(now.getTime() / 1000),
        ':created': 'created',
        ':assembling': 'assembling',
        ':claimed': before.claimed,
        ':alive': before.alive,
      },
    }),
  );
  return isClaimed ? 'claimed' : 'taken';
}

/** Takes a claim back whose attempt did not begin. */
export async function unclaim(store: Store, claimed: Claim): Promise<void> {
  await removeWhen(store, claimed, 'claim = :claim AND #state = :created', {
    ':claim': claimed.claim,
    ':created': 'created',
  });
}

/** Forgets of all uploads of a project that they were put together: sent again, what is not there any more is built. */
export async function forgetAll(store: Store, projectId: number): Promise<void> {
  const bundles = await readBelowProject<Bundle>(store, projectId, keyOfBundle(projectId, '').sk);
  for (const bundle of bundles) if (bundle.state === 'ok') await forget(store, bundle);
}

/** Forgets that an upload was put together, because something of it is not there any more. */
export async function forget(store: Store, bundle: Pick<Bundle, 'project_id' | 'bundle_id'>): Promise<void> {
  await removeWhen(store, bundle, '#state = :ok', { ':ok': 'ok' });
}

/**
 * Begins the work at an upload, or goes on after a run that has died: one whose time is over, or the same run, which is
 * called again only when it has failed.
 * @param lease when the run is to count as dead, milliseconds since 1970
 * @returns what the last run left; `null`: another attempt is made, one is at work, or it has ended
 */
export async function begin(store: Store, attempt: Attempt, now: Date, lease: number): Promise<Bundle | null> {
  try {
    const left = await updateWhen(store, keyOf(attempt), {
      set: { state: 'assembling', run: attempt.run, alive_until: lease },
      remove: ['at_file'],
      condition:
        '#claim = :claim AND (#state = :created OR (#state = :assembling AND (#run = :run OR #alive_until < :now)))',
      values: {
        ':claim': attempt.claim,
        ':run': attempt.run,
        ':created': 'created',
        ':assembling': 'assembling',
        ':now': now.getTime(),
      },
    });
    return left as unknown as Bundle;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}

/** Says that a run is alive and at which file. `false`: another has taken its place, and it has to stop. */
export function goOn(
  store: Store,
  attempt: Attempt,
  { at_file, crashes, alive_until }: Required<Pick<Bundle, 'at_file' | 'crashes' | 'alive_until'>>,
): Promise<boolean> {
  return whileAtWork(store, attempt, { set: { at_file, crashes, alive_until } });
}

/** Says that a run failed and left off: what stopped it was not the file. Whoever asks next may begin anew. */
export function leaveOff(store: Store, attempt: Attempt): Promise<boolean> {
  return whileAtWork(store, attempt, { set: { alive_until: 0 }, remove: ['at_file'] });
}

/** Says how an upload ended. `false`: another run is at work. */
export function end(
  store: Store,
  attempt: Attempt,
  { state, detail, expires_at }: Pick<Bundle, 'state' | 'detail' | 'expires_at'>,
): Promise<boolean> {
  return whileAtWork(store, attempt, {
    set: { state, detail, expires_at },
    remove: ['run', 'alive_until', 'at_file', 'crashes'],
  });
}

function whileAtWork(
  store: Store,
  attempt: Attempt,
  change: Pick<ConditionalUpdate, 'set' | 'remove'>,
): Promise<boolean> {
  return conditionHolds(() =>
    updateWhen(store, keyOf(attempt), {
      ...change,
      condition: '#claim = :claim AND #run = :run AND #state = :assembling',
      values: { ':claim': attempt.claim, ':run': attempt.run, ':assembling': 'assembling' },
    }),
  );
}

function removeWhen(
  store: Store,
  bundle: Pick<Bundle, 'project_id' | 'bundle_id'>,
  ConditionExpression: string,
  ExpressionAttributeValues: Record<string, string>,
): Promise<boolean> {
  const names = { '#state': 'state' };
  const condition = { ConditionExpression, ExpressionAttributeNames: names, ExpressionAttributeValues };
  return conditionHolds(() =>
    store.db.send(new DeleteCommand({ TableName: store.table, Key: keyOf(bundle), ...condition })),
  );
}

const keyOf = ({ project_id, bundle_id }: Pick<Bundle, 'project_id' | 'bundle_id'>) =>
  keyOfBundle(project_id, bundle_id);
