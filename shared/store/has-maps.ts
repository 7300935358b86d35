import { keyOfCounts } from './table/item-keys.ts';
import { readItems } from './table/read.ts';
import type { Store } from './table/store.ts';
import { commit, projectExists } from './table/transact.ts';

/** Whether source maps were ever built for a project; what was just noted may not be seen. */
export async function read(store: Store, projectId: number): Promise<boolean> {
  const [counts] = await readItems<{ has_maps?: true }>(store, [keyOfCounts(projectId)], 'pk, sk, has_maps', false);
  return counts?.has_maps === true;
}

/**
 * Notes for good that a project has source maps. Changes the revision of its counts, so that who counts meanwhile does not
 * lose it; where it is noted already nothing is written.
 */
export async function note(store: Store, projectId: number): Promise<'noted' | 'project-gone'> {
  const noted = await commit<'project' | 'noted'>(store, [
    projectExists(store, projectId),
    {
      label: 'noted',
      Update: {
        TableName: store.table,
        Key: keyOfCounts(projectId),
        UpdateExpression: 'SET has_maps = :true REMOVE notify ADD revision :one',
        ConditionExpression: 'attribute_not_exists(has_maps)',
        ExpressionAttributeValues: { ':true': true, ':one': 1 },
      },
    },
  ]);
  return noted.outcome === 'refused' && noted.refused === 'project' ? 'project-gone' : 'noted';
}
