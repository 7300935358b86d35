import { lastName, withAncestors, type Group } from '../domain/group.ts';
import { nextId } from './table/counter.ts';
import { keyOfGroup, keyOfGroupPath } from './table/item-keys.ts';
import { GROUPS_PK, groupPk, groupProjectIdOf } from './table/keys.ts';
import { readAll, readItem, readItems } from './table/read.ts';
import type { Store } from './table/store.ts';
import { commit, putNew } from './table/transact.ts';

/**
 * Makes the group at a path and those that hold it, as far as they are not there; `created_at` is for these. Callers who do
 * so at once meet in the same groups. Nothing ever removes a group, so what was found or made stays.
 */
export async function ensure(store: Store, fullPath: string, created_at: string): Promise<Group> {
  const paths = withAncestors(fullPath);
  const found = await readItems<Group>(store, paths.map(keyOfGroupPath));
  const there = new Map(found.map((item) => [item.full_path.toLowerCase(), groupOf(item)]));
  let group: Group | null = null;
  for (const path of paths) group = there.get(path.toLowerCase()) ?? (await make(store, group, path, created_at));
  return group!;
}

/** Makes a group under its id and under its path; of several who do so at once one makes it, and all get that one. */
async function make(store: Store, parent: Group | null, path: string, created_at: string): Promise<Group> {
  const name = lastName(path);
  const group: Group = {
    id: await nextId(store, 'group'),
    full_path: parent === null ? name : `${parent.full_path}/${name}`,
    parent_id: parent?.id ?? null,
    created_at,
  };
  const { outcome } = await commit(store, [
    putNew(store, { ...keyOfGroupPath(path), ...group }),
    putNew(store, { ...keyOfGroup(group.id), ...group }),
  ]);
  return outcome === 'committed' ? group : (await readByPath(store, path))!;
}

/** Reads a group by its id; `null` if there is none. */
export async function read(store: Store, id: number): Promise<Group | null> {
  const item = await readItem<Group>(store, keyOfGroup(id));
  return item && groupOf(item);
}

/** Reads a group by its full path, in upper or lower case; `null` if there is none. */
export async function readByPath(store: Store, path: string): Promise<Group | null> {
  const item = await readItem<Group>(store, keyOfGroupPath(path));
  return item && groupOf(item);
}

/** Lists all groups, ascending by id, consistently. */
export async function list(store: Store): Promise<Group[]> {
  return (await readPartition<Group>(store, GROUPS_PK)).map(groupOf);
}

/** Lists the ids of the projects that a group itself holds, ascending, consistently. */
export async function projectIds(store: Store, id: number): Promise<number[]> {
  return (await readPartition<{ sk: string }>(store, groupPk(id))).map(groupProjectIdOf);
}

function readPartition<Item>(store: Store, pk: string): Promise<Item[]> {
  return readAll<Item>(store, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });
}

function groupOf({ id, full_path, parent_id, created_at }: Group): Group {
  return { id, full_path, parent_id, created_at };
}
