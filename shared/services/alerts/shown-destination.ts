import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import { stateOf } from '../../domain/alerts/gate.ts';
import { alertDestinationEntity } from '../../present/gitlab/alert-destination.ts';
import * as alertGates from '../../store/alert-gates.ts';
import type { Store } from '../../store/table/store.ts';

/** Shows a destination with how it is at the moment. */
export async function shownDestination(store: Store, destination: AlertDestination, now: Date) {
  const gate = await alertGates.read(store, destination.project_id, destination.id);
  return alertDestinationEntity(destination, stateOf(gate, destination, now.getTime()));
}
