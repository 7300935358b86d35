import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { releaseId, type Commit, type Release } from '../domain/release/release.ts';
import { keyOfRelease, keyOfReleaseAt, keyOfReleaseCommits } from './table/item-keys.ts';
import { momentKey, momentOf, projectPk, SORT, type Key } from './table/keys.ts';
import { between, readItem, readItems } from './table/read.ts';
import { revise, reviseTogether, type Revised } from './table/revise.ts';
import { commit, projectExists, putNew, type Write } from './table/transact.ts';
import type { Store } from './table/store.ts';

/** A release in the list of its project: `created` in milliseconds since 1970. */
export interface ListedRelease {
  created: number;
  id: string;
  version: string;
}

/** The writes that make a release: its item, and its place in the list. They do not hold if it is there. */
export function additions(store: Store, release: Release): Write[] {
  const { project_id, version, created_at } = release;
  const id = releaseId(version);
  const place = keyOfReleaseAt(project_id, Date.parse(created_at), id);
  return [
    putNew(store, { ...release, ...keyOfRelease(project_id, id), revision: 1 }),
    putNew(store, { ...place, version }),
  ];
}

/** Makes a release, once however many callers do. @throws Conflict */
export async function create(
  store: Store,
  release: Release,
): Promise<{ outcome: 'created' | 'exists' | 'project-gone' }> {
  const writes: Write<'project'>[] = [projectExists(store, release.project_id), ...additions(store, release)];
  const committed = await commit(store, writes);
  if (committed.outcome === 'committed') return { outcome: 'created' };
  return { outcome: committed.refused === 'project' ? 'project-gone' : 'exists' };
}

/** Reads a release as its item has it; `null` if there is none. */
export async function read(store: Store, projectId: number, version: string): Promise<Release | null> {
  const item = await readItem<Revised<Release>>(store, keyOfRelease(projectId, releaseId(version)));
  return item && releaseOf(item);
}

/** Reads what there is of releases in projects, by the ids of both; in no particular order. */
export async function readMany(
  store: Store,
  projectIds: readonly number[],
  ids: readonly string[],
): Promise<Release[]> {
  const wanted = projectIds.flatMap((projectId) => ids.map((id) => keyOfRelease(projectId, id)));
  return (await readItems<Revised<Release>>(store, wanted)).map(releaseOf);
}

/** Changes a release by a pure step (`revise`); `null` if there is none. @throws Conflict */
export async function change(
  store: Store,
  projectId: number,
  version: string,
  step: (release: Release) => Release,
): Promise<Release | null> {
  const key = keyOfRelease(projectId, releaseId(version));
  let release: Release | null = null;
  await revise<Release>(store, key, (current) => {
    const before = current && releaseOf(current);
    release = before && step(before);
    return release === before ? null : release;
  });
  return release;
}

/** The same, and puts its commits in one transaction with it. */
export async function changeWithCommits(
  store: Store,
  projectId: number,
  version: string,
  commits: readonly Commit[],
  step: (release: Release) => Release,
): Promise<Release | null> {
  const id = releaseId(version);
  const Item = { ...keyOfReleaseCommits(projectId, id), commits };
  return reviseTogether<Release>(store, keyOfRelease(projectId, id), async (current) =>
    current === null
      ? null
      : {
          next: step(releaseOf(current)),
          also: [{ Put: { TableName: store.table, Item } }],
        },
  );
}

/** Reads the commits of a release, the newest first. */
export async function readCommits(store: Store, projectId: number, version: string): Promise<Commit[]> {
  const item = await readItem<{ commits: Commit[] }>(store, keyOfReleaseCommits(projectId, releaseId(version)));
  return item?.commits ?? [];
}

/** Deletes a release that has no events. `has-events`: it has some, and stays. */
export async function remove(
  store: Store,
  projectId: number,
  version: string,
): Promise<{ outcome: 'deleted' | 'has-events' | 'not-found' }> {
  const id = releaseId(version);
  const key = keyOfRelease(projectId, id);
  for (;;) {
    const current = await readItem<Revised<Release>>(store, key);
    if (current === null) return { outcome: 'not-found' };
    if (current.first_event !== null) return { outcome: 'has-events' };
    const isSame = {
      ConditionExpression: 'revision = :revision',
      ExpressionAttributeValues: { ':revision': current.revision },
    };
    const place = keyOfReleaseAt(projectId, Date.parse(current.created_at), id);
    const doomed = [place, keyOfReleaseCommits(projectId, id)];
    const { outcome } = await commit(store, [
      { Delete: { TableName: store.table, Key: key, ...isSame } },
      ...doomed.map((Key) => ({ Delete: { TableName: store.table, Key } })),
    ]);
    if (outcome === 'committed') return { outcome: 'deleted' };
  }
}

/** Lists releases of a project by their making, the latest first, from behind a place on. */
export async function list(
  store: Store,
  projectId: number,
  { after, limit }: { after: Pick<ListedRelease, 'created' | 'id'> | null; limit: number },
): Promise<ListedRelease[]> {
  const last = after === null ? `${SORT.releaseAt}~` : momentKey(SORT.releaseAt, after.created, after.id);
  const { Items = [] } = await store.db.send(
    new QueryCommand({
      ...between(store, projectPk(projectId), SORT.releaseAt, last),
      ScanIndexForward: false,
      // Both ends are part of the range.
      Limit: limit + 1,
    }),
  );
  const found = (Items as (Key & { version: string })[]).filter(({ sk }) => after === null || sk !== last);
  return found.slice(0, limit).map((item) => ({
    created: momentOf(SORT.releaseAt, item),
    id: item.sk.slice(item.sk.lastIndexOf('#') + 1),
    version: item.version,
  }));
}

function releaseOf({ pk: _pk, sk: _sk, revision: _revision, ...release }: Revised<Release> & Key): Release {
  return release;
}
