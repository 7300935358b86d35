import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Artifact } from '../domain/artifact/artifact.ts';
import { keyOfArtifact } from './table/item-keys.ts';
import { artifactsPartition, ERRORS_INDEXES, ERRORS_PARTITION, SORT, type Key } from './table/keys.ts';
import { isKept, readItems } from './table/read.ts';
import type { Store } from './table/store.ts';

/** Where an artifact is in the list of its project. */
export type ArtifactPlace = Pick<Artifact, 'artifact_id' | 'created_at'>;

/** The index of errors by time has room for other lists of a project: a partition of it for each. */
const INDEX = ERRORS_INDEXES.last_seen;

/** The attributes by which an artifact is in the list of its project. */
export function placeOf({ project_id, created_at }: Pick<Artifact, 'project_id' | 'created_at'>) {
  return { [ERRORS_PARTITION]: artifactsPartition(project_id), [INDEX.sortKey]: created_at };
}

/**
 * Lists the artifacts of a project by when they were built, the newest first, from behind a place on. `next` is where to go
 * on, `null` at the end; what has expired is left out, so a page may be short before that.
 */
export async function list(
  store: Store,
  projectId: number,
  { after, limit, now }: { after: ArtifactPlace | null; limit: number; now: Date },
): Promise<{ artifacts: Artifact[]; next: ArtifactPlace | null }> {
  const { Items = [] } = await store.db.send(
    new QueryCommand({
      TableName: store.table,
      IndexName: INDEX.name,
      KeyConditionExpression: '#list = :list',
      ExpressionAttributeNames: { '#list': ERRORS_PARTITION },
      ExpressionAttributeValues: { ':list': artifactsPartition(projectId) },
      ScanIndexForward: false,
      Limit: limit,
      // It may have gone since: a key that is not there says where it would be.
      ...(after && {
        ExclusiveStartKey: {
          ...placeOf({ project_id: projectId, created_at: after.created_at }),
          ...keyOfArtifact(projectId, after.artifact_id),
        },
      }),
    }),
  );
  const places = Items.map((item): ArtifactPlace => ({
    artifact_id: (item as Key).sk.slice(SORT.artifact.length),
    created_at: item[INDEX.sortKey] as string,
  }));
  const keys = places.map(({ artifact_id }) => keyOfArtifact(projectId, artifact_id));
  const found = new Map((await readItems<Artifact>(store, keys)).map((one) => [one.artifact_id, one]));
  const artifacts = places.flatMap(({ artifact_id, created_at }) => {
    const one = found.get(artifact_id);
    // The index lags: one that was just replaced is in it with the time of the former.
    return one?.created_at === created_at && isKept(one, now) ? [one] : [];
  });
  return { artifacts, next: places.length === limit ? places.at(-1)! : null };
}
