import { newPublicKey, type ClientKey } from '../domain/client-key.ts';
import { nextId } from './table/counter.ts';
import { readBelowProject, readItem } from './table/read.ts';
import { keyOfClientKey, keyOfPublicKey } from './table/item-keys.ts';
import { SORT } from './table/keys.ts';
import type { Store } from './table/store.ts';
import { commit, projectExists, putNew, type Write } from './table/transact.ts';

/**
 * Makes an active client key and the writes that store it, under its id and as the collector looks it up, for one
 * transaction: they appear and vanish together.
 */
export async function prepare(store: Store, projectId: number): Promise<{ key: ClientKey; writes: Write[] }> {
  const key: ClientKey = {
    id: await nextId(store, 'client_key'),
    project_id: projectId,
    active: true,
    public_key: newPublicKey(),
    rate_limit: null,
  };
  return {
    key,
    writes: [
      putNew(store, { ...keyOfClientKey(projectId, key.id), ...key }),
      putNew(store, { ...keyOfPublicKey(projectId, key.public_key), ...lookUpOf(key) }),
    ],
  };
}

/** Creates an active client key. `project-gone`: there is no such project. */
export async function create(
  store: Store,
  projectId: number,
): Promise<{ outcome: 'created'; key: ClientKey } | { outcome: 'project-gone' }> {
  const { key, writes } = await prepare(store, projectId);
  const { outcome } = await commit(store, [projectExists(store, projectId), ...writes]);
  return outcome === 'committed' ? { outcome: 'created', key } : { outcome: 'project-gone' };
}

/** Lists a project's client keys, ascending by id. */
export async function list(store: Store, projectId: number): Promise<ClientKey[]> {
  return (await readBelowProject<ClientKey>(store, projectId, SORT.clientKey)).map(clientKeyOf);
}

/** Changes a key and its look-up together; what is not given stays. Of two callers at once the later one wins. */
export async function update(
  store: Store,
  projectId: number,
  id: number,
  change: Partial<Pick<ClientKey, 'active' | 'rate_limit'>>,
): Promise<{ outcome: 'updated'; key: ClientKey } | { outcome: 'not-found' }> {
  const before = await readItem<ClientKey>(store, keyOfClientKey(projectId, id));
  if (!before) return { outcome: 'not-found' };
  const names = Object.keys(change) as (keyof typeof change)[];
  if (names.length === 0) return { outcome: 'updated', key: clientKeyOf(before) };
  const set = {
    UpdateExpression: `SET ${names.map((name) => `${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, change[name]])),
  };
  const places = [keyOfClientKey(projectId, id), keyOfPublicKey(projectId, before.public_key)];
  const { outcome } = await commit(
    store,
    places.map((Key) => ({ Update: { TableName: store.table, Key, ...set } })),
  );
  return outcome === 'committed'
    ? { outcome: 'updated', key: clientKeyOf({ ...before, ...change }) }
    : { outcome: 'not-found' };
}

/** Removes a client key and its look-up. `not-found` also for all but one of several callers at once. */
export async function remove(
  store: Store,
  projectId: number,
  id: number,
): Promise<{ outcome: 'deleted'; key: ClientKey } | { outcome: 'not-found' }> {
  const key = await readItem<ClientKey>(store, keyOfClientKey(projectId, id));
  if (!key) return { outcome: 'not-found' };
  const { outcome } = await commit(store, [
    {
      Delete: {
        TableName: store.table,
        Key: keyOfClientKey(projectId, id),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    { Delete: { TableName: store.table, Key: keyOfPublicKey(projectId, key.public_key) } },
  ]);
  return outcome === 'committed' ? { outcome: 'deleted', key: clientKeyOf(key) } : { outcome: 'not-found' };
}

/** What the collector and its consumer have to know of a key. */
function lookUpOf({ id, active, public_key, rate_limit }: ClientKey) {
  return { client_key_id: id, active, public_key, rate_limit };
}

function clientKeyOf({ id, project_id, active, public_key, rate_limit }: ClientKey): ClientKey {
  return { id, project_id, active, public_key, rate_limit: rate_limit ?? null };
}
