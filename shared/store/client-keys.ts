import { newPublicKey, type ClientKey } from '../kernel/client-key.ts';
import { nextId } from './counter.ts';
import { readBelowProject, readItem } from './read.ts';
import { keys, SORT } from './schema.ts';
import type { Store } from './store.ts';
import { commit, projectExists, putNew, type Write } from './transaction.ts';

/** A client key under its id, and the same key as the collector looks it up: they appear and vanish together. */
export async function prepareClientKey(store: Store, projectId: number): Promise<{ key: ClientKey; writes: Write[] }> {
  const key: ClientKey = {
    id: await nextId(store, 'client_key'),
    project_id: projectId,
    active: true,
    public_key: newPublicKey(),
  };
  return {
    key,
    writes: [
      putNew(store, { ...keys.clientKey(projectId, key.id), ...key }),
      putNew(store, { ...keys.publicKey(projectId, key.public_key), client_key_id: key.id, active: key.active }),
    ],
  };
}

export async function createClientKey(
  store: Store,
  projectId: number,
): Promise<{ outcome: 'created'; key: ClientKey } | { outcome: 'project-gone' }> {
  const { key, writes } = await prepareClientKey(store, projectId);
  const { outcome } = await commit(store, [projectExists(store, projectId), ...writes]);
  return outcome === 'committed' ? { outcome: 'created', key } : { outcome: 'project-gone' };
}

/** Ascending by id. */
export async function listClientKeys(store: Store, projectId: number): Promise<ClientKey[]> {
  return (await readBelowProject<ClientKey>(store, projectId, SORT.clientKey)).map(clientKeyOf);
}

export async function deleteClientKey(
  store: Store,
  projectId: number,
  id: number,
): Promise<{ outcome: 'deleted'; key: ClientKey } | { outcome: 'not-found' }> {
  const key = await readItem<ClientKey>(store, keys.clientKey(projectId, id));
  if (!key) return { outcome: 'not-found' };
  const { outcome } = await commit(store, [
    {
      Delete: {
        TableName: store.table,
        Key: keys.clientKey(projectId, id),
        ConditionExpression: 'attribute_exists(pk)',
      },
    },
    { Delete: { TableName: store.table, Key: keys.publicKey(projectId, key.public_key) } },
  ]);
  return outcome === 'committed' ? { outcome: 'deleted', key: clientKeyOf(key) } : { outcome: 'not-found' };
}

function clientKeyOf({ id, project_id, active, public_key }: ClientKey): ClientKey {
  return { id, project_id, active, public_key };
}
