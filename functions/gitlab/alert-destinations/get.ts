import { getAlertDestination } from '../../../shared/api/gitlab/alert-destinations.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { shownDestination } from '../../../shared/services/alerts/shown-destination.ts';
import { storedDestination } from '../../../shared/services/alerts/stored-destination.ts';

export const handler = endpoint(getAlertDestination, async ({ store, project, path, now }) =>
  shownDestination(store, await storedDestination(store, project.id, path.destination_id), now),
);
