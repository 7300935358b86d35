import * as errors from '../../../shared/store/errors.ts';
import * as listedEvents from '../../../shared/store/listed-events.ts';
import type { Store } from '../../../shared/store/table/store.ts';

/** Lists events of an error as a reader does, who has read the error; in whatever state that is. */
export async function listOf(
  store: Store,
  projectId: number,
  errorId: number,
  wanted: listedEvents.Wanted,
): Promise<listedEvents.ListedEvent[]> {
  const error = await errors.readAny(store, projectId, errorId);
  return listedEvents.list(store, error ?? listedEvents.nothingListed(projectId, errorId), wanted);
}
