import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { releaseFileDigest, type Artifact, type ReleaseFile } from '../domain/artifact/artifact.ts';
import { placeOf } from './listed-artifacts.ts';
import { conditionHolds } from './table/condition-holds.ts';
import { keyOfArtifact, keyOfBundle, keyOfReleaseFile } from './table/item-keys.ts';
import { readItem } from './table/read.ts';
import type { Store } from './table/store.ts';
import { commit, projectExists, type Write } from './table/transact.ts';
import { updateWhen } from './table/update-when.ts';

/** What was built before, and the upload that brought it: its objects are to go, and it is not to be said to be there. */
export type FormerContent = Pick<Artifact, 'digest' | 'build' | 'bundle_id'>;

/** An artifact as it is stored. */
export interface StoredArtifact extends Artifact {
  /** The content that it has taken the place of, as long as something of that may be there. */
  former?: FormerContent;
}

/** That a script of a release has an artifact, as it is stored. */
export interface StoredReleaseFile extends ReleaseFile {
  artifact_id: string;
  /** Epoch seconds. */
  expires_at: number;
}

/** Reads an artifact; one that has expired and is not removed yet is read as well. */
export function read(store: Store, projectId: number, artifactId: string): Promise<StoredArtifact | null> {
  return readItem<StoredArtifact>(store, keyOfArtifact(projectId, artifactId));
}

/** What an artifact is entered over. */
export interface Entry {
  /** What was read before in its place. */
  before: Pick<Artifact, 'digest' | 'created_at'> | null;
  /** What is to be removed afterwards. */
  former: FormerContent | null;
  /** The address of its script; entered as a file of the release, if it has both. */
  path: string | null;
}

/**
 * Enters an artifact. Its objects have to be there.
 * @returns `changed`: another one has taken its place meanwhile; nothing was written then
 */
export function enter(
  store: Store,
  artifact: Artifact,
  { before, former, path }: Entry,
): Promise<'done' | 'changed' | 'project-gone'> {
  const key = keyOfArtifact(artifact.project_id, artifact.artifact_id);
  const Item = { ...artifact, ...key, ...placeOf(artifact), ...(former !== null && { former }) };
  const condition =
    before === null
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : {
          ConditionExpression: 'digest = :digest AND created_at = :created',
          ExpressionAttributeValues: { ':digest': before.digest, ':created': before.created_at },
        };
  return write(store, artifact, { Put: { TableName: store.table, Item, ...condition } }, path);
}

/**
 * Says of an artifact that is there as it would be built that it was uploaded again: by which upload, of which release.
 * @returns `changed`: it is not there any more, or another has taken its place; nothing was written then
 */
export function renew(
  store: Store,
  artifact: Artifact,
  path: string | null,
): Promise<'done' | 'changed' | 'project-gone'> {
  const { project_id, artifact_id, digest, release, dist, expires_at, bundle_id } = artifact;
  const Update = {
    TableName: store.table,
    Key: keyOfArtifact(project_id, artifact_id),
    UpdateExpression: 'SET #release = :release, dist = :dist, bundle_id = :bundle, expires_at = :expires',
    ConditionExpression: 'digest = :digest AND #state = :ready',
    ExpressionAttributeNames: { '#release': 'release', '#state': 'state' },
    ExpressionAttributeValues: {
      ':release': release,
      ':dist': dist,
      ':bundle': bundle_id,
      ':expires': expires_at,
      ':digest': digest,
      ':ready': 'ready',
    },
  };
  return write(store, artifact, { Update }, path);
}

/** Notes that nothing of an artifact's former content is there any more. */
export async function forgetFormer(
  store: Store,
  { project_id, artifact_id }: Pick<Artifact, 'project_id' | 'artifact_id'>,
  former: FormerContent,
): Promise<void> {
  const condition = { condition: '#former = :former', values: { ':former': former } };
  await conditionHolds(() =>
    updateWhen(store, keyOfArtifact(project_id, artifact_id), { set: {}, remove: ['former'], ...condition }),
  );
}

/**
 * Removes an artifact as it was read, with what leads to it: the scripts that have it in its release, and the upload that
 * brought it last, so that the same upload is built again. Its objects are removed when the stream tells of it.
 * @returns `changed`: it is not there any more, or was uploaded again meanwhile
 */
export async function remove(store: Store, artifact: Artifact): Promise<'removed' | 'changed'> {
  const { project_id, artifact_id, digest, created_at, bundle_id, release, dist, files } = artifact;
  // First, because the artifact leads here again after a kill. A script may have another artifact by now.
  if (release !== null)
    for (const { name: path } of files)
      await conditionHolds(() =>
        store.db.send(
          new DeleteCommand({
            TableName: store.table,
            Key: keyOfReleaseFile(project_id, { digest: releaseFileDigest({ release, dist, path }) }),
            ConditionExpression: 'artifact_id = :artifact',
            ExpressionAttributeValues: { ':artifact': artifact_id },
          }),
        ),
      );
  const isSame = {
    ConditionExpression: 'digest = :digest AND created_at = :created AND bundle_id = :bundle',
    ExpressionAttributeValues: { ':digest': digest, ':created': created_at, ':bundle': bundle_id },
  };
  const { outcome } = await commit(store, [
    { Delete: { TableName: store.table, Key: keyOfArtifact(project_id, artifact_id), ...isSame } },
    { Delete: { TableName: store.table, Key: keyOfBundle(project_id, bundle_id) } },
  ]);
  return outcome === 'committed' ? 'removed' : 'changed';
}

async function write(
  store: Store,
  artifact: Artifact,
  own: Write,
  path: string | null,
): Promise<'done' | 'changed' | 'project-gone'> {
  const written = await commit<'project' | 'artifact'>(store, [
    projectExists(store, artifact.project_id),
    { ...own, label: 'artifact' },
    ...releaseFile(store, artifact, path),
  ]);
  if (written.outcome === 'committed') return 'done';
  return written.refused === 'project' ? 'project-gone' : 'changed';
}

function releaseFile(store: Store, artifact: Artifact, path: string | null): Write[] {
  const { project_id, artifact_id, release, dist, expires_at } = artifact;
  if (release === null || path === null) return [];
  const file: StoredReleaseFile = { artifact_id, release, dist, path, expires_at };
  const key = keyOfReleaseFile(project_id, { digest: releaseFileDigest(file) });
  return [{ Put: { TableName: store.table, Item: { ...key, ...file } } }];
}
