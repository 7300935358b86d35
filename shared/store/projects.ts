import { fullPath, newUserSalt, type Project } from '../domain/project.ts';
import { nextId } from './table/counter.ts';
import { readAll, readItem } from './table/read.ts';
import { keys, PROJECTS_INDEX, PROJECTS_PARTITION } from './table/keys.ts';
import type { Store } from './table/store.ts';
import { commit, putNew } from './table/transact.ts';

/**
 * Creates a project: its item, and another under its path that makes the path unique. That one holds the project as
 * well, so that a request which names the project by its path reads no more than one which gives its id; whoever
 * changes a project one day changes both in one transaction. The salt of its users is in the project's item alone,
 * which is the one that the collector reads.
 */
export async function create(
  store: Store,
  draft: Omit<Project, 'id'>,
): Promise<{ outcome: 'created'; project: Project } | { outcome: 'path-taken' }> {
  const project: Project = { id: await nextId(store, 'project'), ...draft };
  const { outcome } = await commit(store, [
    putNew(store, {
      ...keys.project(project.id),
      [PROJECTS_INDEX.partitionKey]: PROJECTS_PARTITION,
      ...project,
      user_salt: newUserSalt(),
    }),
    putNew(store, { ...keys.path(fullPath(project)), ...project }),
  ]);
  return outcome === 'committed' ? { outcome: 'created', project } : { outcome: 'path-taken' };
}

/** Reads a project by its id, without its salt; `null` if there is none. */
export async function read(store: Store, id: number): Promise<Project | null> {
  const item = await readItem<Project>(store, keys.project(id));
  return item && projectOf(item);
}

/** Reads a project by its full path, in upper or lower case; `null` if there is none. */
export async function readByPath(store: Store, path: string): Promise<Project | null> {
  const item = await readItem<Project>(store, keys.path(path));
  return item && projectOf(item);
}

/** Lists all projects, ascending by id, from an index, which lags behind its table by a moment. */
export async function list(store: Store): Promise<Project[]> {
  const items = await readAll<Project>(store, {
    IndexName: PROJECTS_INDEX.name,
    KeyConditionExpression: `${PROJECTS_INDEX.partitionKey} = :listed`,
    ExpressionAttributeValues: { ':listed': PROJECTS_PARTITION },
  });
  return items.map(projectOf);
}

/**
 * Removes a project and its path in one transaction, after which nothing below it can be reached; what lies there is
 * removed by `purgeProject`, which the table's stream calls.
 */
export async function remove(
  store: Store,
  project: Project,
): Promise<{ outcome: 'deleted' } | { outcome: 'not-found' }> {
  const { outcome } = await commit(store, [
    { Delete: { TableName: store.table, Key: keys.project(project.id), ConditionExpression: 'attribute_exists(pk)' } },
    { Delete: { TableName: store.table, Key: keys.path(fullPath(project)) } },
  ]);
  return { outcome: outcome === 'committed' ? 'deleted' : 'not-found' };
}

function projectOf({ id, name, path, namespace, description, created_at }: Project): Project {
  return { id, name, path, namespace, description, created_at };
}
