import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Artifact } from '../domain/artifact/artifact.ts';
import type { StoredReleaseFile } from './artifacts.ts';
import { conditionHolds } from './table/condition-holds.ts';
import { keyOfArtifact, keyOfReleaseFile } from './table/item-keys.ts';
import type { Key } from './table/keys.ts';
import { isKept, readItems } from './table/read.ts';
import type { Store } from './table/store.ts';

/** What is looked for: artifacts by their ids, scripts of releases by their digests. */
export interface Sought {
  ids: readonly string[];
  digests: readonly string[];
}

/** What there is of it. */
export interface Sighted {
  artifacts: ReadonlyMap<string, Artifact>;
  files: ReadonlyMap<string, StoredReleaseFile>;
}

/** Reads artifacts and scripts of releases in one call, half a unit each; what was just written may not be seen. */
export async function find(store: Store, projectId: number, { ids, digests }: Sought, now: Date): Promise<Sighted> {
  const byId = new Map(ids.map((id) => [keyOfArtifact(projectId, id).sk, id]));
  const byDigest = new Map(digests.map((digest) => [keyOfReleaseFile(projectId, { digest }).sk, digest]));
  const keys = [
    ...ids.map((id) => keyOfArtifact(projectId, id)),
    ...digests.map((digest) => keyOfReleaseFile(projectId, { digest })),
  ];
  const items = await readItems<Artifact | StoredReleaseFile>(store, keys, undefined, false);
  const kept = items.filter((item) => isKept(item, now));
  return { artifacts: named(kept, byId), files: named(kept, byDigest) };
}

function named<Item>(items: readonly (object & Key)[], names: ReadonlyMap<string, string>): Map<string, Item> {
  return new Map(items.flatMap((item) => (names.has(item.sk) ? [[names.get(item.sk)!, item as Item]] : [])));
}

/** A use pushes the end of an artifact on when it would be so much later: seconds of a week. */
const STEP_S = 7 * 86_400;

/** Whether a use is to be noted of what is kept until then. */
export function isTouchDue(kept: { expires_at: number }, expires_at: number): boolean {
  return kept.expires_at <= expires_at - STEP_S;
}

/**
 * Notes that events need an artifact, or a script of a release, so that it is kept until then; at most once a week, whoever
 * asks for it. One that is gone, or became another, is left.
 * @param expires_at epoch seconds
 */
export async function touch(
  store: Store,
  projectId: number,
  used: { artifact: Artifact } | { digest: string; artifactId: string },
  { expires_at, now }: { expires_at: number; now: Date },
): Promise<void> {
  const isArtifact = 'artifact' in used;
  const key = isArtifact ? keyOfArtifact(projectId, used.artifact.artifact_id) : keyOfReleaseFile(projectId, used);
  await conditionHolds(() =>
    store.db.send(
      new UpdateCommand({
        TableName: store.table,
        Key: key,
        UpdateExpression: `SET expires_at = :expires${isArtifact ? ', used_at = :now' : ''}`,
        ConditionExpression: `expires_at <= :due AND ${isArtifact ? 'digest' : 'artifact_id'} = :same`,
        ExpressionAttributeValues: {
          ':expires': expires_at,
          ':due': expires_at - STEP_S,
          ':same': isArtifact ? used.artifact.digest : used.artifactId,
          ...(isArtifact && { ':now': now.toISOString() }),
        },
      }),
    ),
  );
}
