import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { releaseFileDigest, type Artifact, type ReleaseFile } from '../../../shared/domain/artifact/artifact.ts';
import { keyOfArtifact, keyOfReleaseFile } from '../../../shared/store/table/item-keys.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { UPLOAD } from './frames.ts';
import { uploaded } from './uploaded.ts';

/** Enters an artifact of `UPLOAD`, and puts its objects into a bucket. */
export async function enterArtifact(
  store: Store,
  bucket: Map<string, Buffer>,
  fields: Partial<Artifact> & Pick<Artifact, 'artifact_id'>,
): Promise<Artifact> {
  const { artifact, objects } = uploaded(UPLOAD, fields);
  for (const [key, bytes] of objects) bucket.set(key, bytes);
  const Item = { ...keyOfArtifact(artifact.project_id, artifact.artifact_id), ...artifact };
  await store.db.send(new PutCommand({ TableName: store.table, Item }));
  return artifact;
}

/** Enters that a script of a release has an artifact. */
export async function enterReleaseFile(
  store: Store,
  projectId: number,
  file: ReleaseFile & { artifact_id: string; expires_at: number },
): Promise<void> {
  const Item = { ...keyOfReleaseFile(projectId, { digest: releaseFileDigest(file) }), ...file };
  await store.db.send(new PutCommand({ TableName: store.table, Item }));
}
