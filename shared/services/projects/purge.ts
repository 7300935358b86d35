import type { PurgeOrder } from '../../domain/job-orders.ts';
import type { Objects } from '../../s3/objects.ts';
import type { Store } from '../../store/table/store.ts';
import { purgeArtifact } from '../artifacts/purge-artifact.ts';
import { purgeEvents } from '../errors/purge-events.ts';
import { purgeProject } from './purge-project.ts';

/** Removes what is left of deleted projects, errors and artifacts, what takes least first. May run twice, or be killed at any point. */
export async function purge(
  store: Store,
  objects: Pick<Objects, 'remove'>,
  { projects, errors, artifacts }: PurgeOrder,
): Promise<void> {
  for (const artifact of artifacts) await purgeArtifact(objects, artifact);
  for (const { project_id, error_id, deleted_before } of errors)
    await purgeEvents(store, project_id, error_id, deleted_before);
  for (const id of projects) await purgeProject(store, id);
}
