import { listAlertDestinations } from '../../../shared/api/gitlab/alert-destinations.ts';
import { stateOf } from '../../../shared/domain/alerts/gate.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { alertDestinationEntity } from '../../../shared/present/gitlab/alert-destination.ts';
import * as alertDestinations from '../../../shared/store/alert-destinations.ts';
import * as alertGates from '../../../shared/store/alert-gates.ts';
import * as alertSetups from '../../../shared/store/alert-setups.ts';

export const handler = endpoint(listAlertDestinations, async ({ store, project, now }) => {
  const { destinations: ids } = await alertSetups.read(store, project.id);
  if (ids.length === 0) return [];
  const [destinations, gates] = await Promise.all([
    alertDestinations.readMany(store, project.id, ids),
    alertGates.readMany(store, project.id),
  ]);
  return destinations.map((one) => alertDestinationEntity(one, stateOf(gates.get(one.id) ?? null, one, now.getTime())));
});
