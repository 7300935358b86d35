import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import { recordId } from '../../domain/ids.ts';
import { NotFound } from '../../domain/refusals.ts';
import * as alertDestinations from '../../store/alert-destinations.ts';
import type { Store } from '../../store/table/store.ts';

/** Reads the destination that a path names. @throws NotFound */
export async function storedDestination(store: Store, projectId: number, named: string): Promise<AlertDestination> {
  const id = recordId(named);
  const destination = id === null ? null : await alertDestinations.read(store, projectId, id);
  if (destination === null) throw new NotFound('alert-destination');
  return destination;
}
