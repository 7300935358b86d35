import { deleteAlertDestination } from '../../../shared/api/gitlab/alert-destinations.ts';
import { recordId } from '../../../shared/domain/ids.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { removeDestination } from '../../../shared/services/alerts/remove-destination.ts';

export const handler = endpoint(deleteAlertDestination, async ({ store, project, path }) => {
  const id = recordId(path.destination_id);
  if (id === null) throw new NotFound('alert-destination');
  return removeDestination(store, project.id, id);
});
