import { NotFound } from '../../domain/refusals.ts';
import { debugIdOf } from '../../source-maps/map/debug-id.ts';
import * as artifacts from '../../store/artifacts.ts';
import * as bundles from '../../store/bundles.ts';
import { isKept } from '../../store/table/read.ts';
import type { Store } from '../../store/table/store.ts';

/**
 * Removes an artifact of a project, as it is when nobody uploads it again meanwhile. Any upload may have brought it: sent
 * again, each is built again, of which most is there.
 * @throws NotFound
 */
export async function removeArtifact(store: Store, projectId: number, sentId: string, now: Date): Promise<void> {
  const id = debugIdOf(sentId);
  for (;;) {
    const artifact = id === null ? null : await artifacts.read(store, projectId, id);
    if (artifact === null || !isKept(artifact, now)) throw new NotFound('artifact');
    await bundles.forgetAll(store, projectId);
    if ((await artifacts.remove(store, artifact)) === 'removed') return;
  }
}
