import { Conflict } from '../domain/refusals.ts';
import { fullPath, newUserSalt, type Project, type ProjectDraft } from '../domain/project.ts';
import type { WithAlerts } from './alert-setups.ts';
import * as groups from './groups.ts';
import { pause } from './table/backoff.ts';
import { nextId } from './table/counter.ts';
import { readAll, readItem, readItems } from './table/read.ts';
import { keyOfCounts, keyOfGroupProject, keyOfPath, keyOfProject } from './table/item-keys.ts';
import { PROJECTS_INDEX, PROJECTS_PARTITION } from './table/keys.ts';
import type { Store } from './table/store.ts';
import { commit, putNew, type Write } from './table/transact.ts';

/** `revision` counts the changes; absent until the first one. The salt of its users and its alerts stay with the item. */
type StoredProject = Project & WithAlerts & { user_salt: string; revision?: number };

/**
 * Creates a project: its group if that is not there yet, then its item, another under its path that makes the path
 * unique, and one by which its group lists it. That of the path holds the project as well, so that a request which names
 * the project by its path reads no more than one which gives its id; `change` changes both. The salt of its users is in
 * the project's item alone, which is the one that the collector reads.
 */
export async function create(
  store: Store,
  draft: ProjectDraft,
): Promise<{ outcome: 'created'; project: Project } | { outcome: 'path-taken' }> {
  const { id, parent_id, full_path } = await groups.ensure(store, draft.namespace, draft.created_at);
  const project: Project = {
    id: await nextId(store, 'project'),
    ...draft,
    namespace: full_path,
    group: { id, parent_id },
  };
  const { outcome } = await commit(store, [
    putNew(store, listed({ ...project, user_salt: newUserSalt() })),
    putNew(store, { ...keyOfPath(fullPath(project)), ...project }),
    putNew(store, { ...keyOfGroupProject(project.group.id, project.id) }),
  ]);
  return outcome === 'committed' ? { outcome: 'created', project } : { outcome: 'path-taken' };
}

/** The item of a project, which the index of all projects has, too. */
function listed(project: StoredProject): Record<string, unknown> {
  return { ...keyOfProject(project.id), [PROJECTS_INDEX.partitionKey]: PROJECTS_PARTITION, ...project };
}

/** Reads a project by its id, without its salt; `null` if there is none. */
export async function read(store: Store, id: number): Promise<Project | null> {
  const item = await readItem<Project>(store, keyOfProject(id));
  return item && projectOf(item);
}

/** Reads the salt of a project's users; `null` if there is no such project. */
export async function readUserSalt(store: Store, id: number): Promise<string | null> {
  return (await readItem<StoredProject>(store, keyOfProject(id)))?.user_salt ?? null;
}

/** Reads a project by its full path, in upper or lower case; `null` if there is none. */
export async function readByPath(store: Store, path: string): Promise<Project | null> {
  const item = await readItem<Project>(store, keyOfPath(path));
  return item && projectOf(item);
}

/** Reads projects by their ids, in the order of these and without those that are not there. */
export async function readMany(store: Store, ids: readonly number[]): Promise<Project[]> {
  const items = await readItems<Project>(store, ids.map(keyOfProject));
  const byId = new Map(items.map((item) => [item.id, projectOf(item)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
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

/** What `change` came to. `refused` is what `step` refused with. */
export type ChangeOutcome<Refused> =
  | { outcome: 'changed'; project: Project }
  | { outcome: 'refused'; refused: Refused }
  | { outcome: 'path-taken' | 'not-found' };

/**
 * Changes a project in both of its places in one transaction, and moves the second to a new path if it gets one: at any
 * moment exactly one path leads to it, and of several who want the same path one gets it. `step` makes the changed project
 * of the current one or refuses; it may run several times, because who was overtaken by another change starts again from
 * that.
 * @throws Conflict if others kept changing the project until the store's deadline.
 */
export async function change<Refused>(
  store: Store,
  id: number,
  step: (current: Project) => { project: Project } | { refused: Refused },
): Promise<ChangeOutcome<Refused>> {
  for (let attempt = 1; ; attempt++) {
    const stored = await readItem<StoredProject>(store, keyOfProject(id));
    if (stored === null) return { outcome: 'not-found' };
    const current = projectOf(stored);
    const next = step(current);
    if ('refused' in next) return { outcome: 'refused', refused: next.refused };
    const committed = await commit(store, changeWrites(store, stored, next.project));
    if (committed.outcome === 'committed') return { outcome: 'changed', project: next.project };
    if (committed.refused === 'new-path') return { outcome: 'path-taken' };
    if (!(await pause(attempt, store.deadlineMs))) throw new Conflict('others kept changing the same project');
  }
}

function changeWrites(store: Store, stored: StoredProject, project: Project): Write<'overtaken' | 'new-path'>[] {
  const { revision, user_salt, alerts } = stored;
  const [before, after] = [keyOfPath(fullPath(stored)), keyOfPath(fullPath(project))];
  const item = {
    label: 'overtaken',
    Put: {
      TableName: store.table,
      Item: listed({ ...project, user_salt, revision: (revision ?? 0) + 1, ...(alerts && { alerts }) }),
      ...(revision === undefined
        ? { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revision)' }
        : { ConditionExpression: 'revision = :revision', ExpressionAttributeValues: { ':revision': revision } }),
    },
  } as const;
  const underPath = { ...after, ...project };
  // What lies under the old path changes with the project's item and never without, so its condition is enough.
  if (before.pk === after.pk) return [item, { Put: { TableName: store.table, Item: underPath } }];
  const put = { ...putNew(store, underPath), label: 'new-path' } as const;
  return [item, { Delete: { TableName: store.table, Key: before } }, put];
}

/**
 * Removes a project, its path, its place in its group and what lets its events in, in one transaction, after which nothing below it can be reached;
 * what lies there is removed by `purgeProject`, which the table's stream calls. `project` may have been given another path
 * since it was read: the one that it has now is removed.
 * @throws Conflict if others kept changing its path until the store's deadline.
 */
export async function remove(
  store: Store,
  project: Project,
): Promise<{ outcome: 'deleted' } | { outcome: 'not-found' }> {
  let current: Project | null = project;
  for (let attempt = 1; current !== null; attempt++) {
    const { outcome } = await commit(store, removal(store, current));
    if (outcome === 'committed') return { outcome: 'deleted' };
    if (!(await pause(attempt, store.deadlineMs))) throw new Conflict('others kept changing the same project');
    current = await read(store, project.id);
  }
  return { outcome: 'not-found' };
}

function removal(store: Store, project: Project): Write[] {
  const remains = {
    ConditionExpression: '#path = :path',
    ExpressionAttributeNames: { '#path': 'path' },
    ExpressionAttributeValues: { ':path': project.path },
  };
  return [
    { Delete: { TableName: store.table, Key: keyOfProject(project.id), ...remains } },
    { Delete: { TableName: store.table, Key: keyOfPath(fullPath(project)) } },
    { Delete: { TableName: store.table, Key: keyOfGroupProject(project.group.id, project.id) } },
    // What lets events in lies there, and the purge comes later.
    { Delete: { TableName: store.table, Key: keyOfCounts(project.id) } },
  ];
}

function projectOf({
  id,
  name,
  path,
  namespace,
  group,
  description,
  created_at,
  updated_at,
  attributes,
}: Project): Project {
  return {
    id,
    name,
    path,
    namespace,
    group,
    description,
    created_at,
    ...(updated_at !== undefined && { updated_at }),
    ...(attributes !== undefined && { attributes }),
  };
}
