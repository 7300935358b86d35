import { objectKeys } from '../../s3/keys.ts';
import type { Objects } from '../../s3/objects.ts';
import * as artifacts from '../../store/artifacts.ts';
import type { StoredArtifact } from '../../store/artifacts.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Removes the objects of an artifact whose item is gone, of its former content as well; what is not there is no error. What
 * was built anew from the same content meanwhile has its objects under the same keys, and keeps them.
 */
export async function purgeArtifact(
  store: Store,
  objects: Pick<Objects, 'remove'>,
  { project_id, artifact_id, digest, former }: Pick<StoredArtifact, 'project_id' | 'artifact_id' | 'digest' | 'former'>,
): Promise<void> {
  const now = await artifacts.read(store, project_id, artifact_id);
  const digests = [digest, ...(former === undefined ? [] : [former.digest])];
  const doomed = digests.filter((one) => one !== now?.digest).map((one) => ({ project_id, artifact_id, digest: one }));
  const keys = doomed.flatMap((one) => [objectKeys.index(one), objectKeys.texts(one)]);
  await Promise.all(keys.map((key) => objects.remove(key)));
}
