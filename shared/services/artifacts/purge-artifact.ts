import { objectKeys } from '../../s3/keys.ts';
import type { Objects } from '../../s3/objects.ts';
import type { StoredArtifact } from '../../store/artifacts.ts';

/**
 * Removes the objects of an artifact whose item is gone, of its former content as well; what is not there is no error. What
 * was built anew meanwhile has keys of its own.
 */
export async function purgeArtifact(
  objects: Pick<Objects, 'remove'>,
  gone: Pick<StoredArtifact, 'project_id' | 'artifact_id' | 'digest' | 'build' | 'former'>,
): Promise<void> {
  const doomed = [gone, ...(gone.former === undefined ? [] : [{ ...gone, ...gone.former }])];
  const keys = doomed.flatMap((one) => [objectKeys.index(one), objectKeys.texts(one)]);
  await Promise.all(keys.map((key) => objects.remove(key)));
}
