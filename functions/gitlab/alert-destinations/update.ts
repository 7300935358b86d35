import { updateAlertDestination } from '../../../shared/api/gitlab/alert-destinations.ts';
import { recordId } from '../../../shared/domain/ids.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { withAllowedTargets, withInvite } from '../../../shared/entry/alert-surroundings.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withJobs } from '../../../shared/entry/jobs.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { resumeDelivery } from '../../../shared/services/alerts/resume-delivery.ts';
import { updateDestination } from '../../../shared/services/alerts/save-destination.ts';
import { shownDestination } from '../../../shared/services/alerts/shown-destination.ts';

export const handler = endpoint(
  updateAlertDestination,
  withTokenKey(
    withAllowedTargets(
      withInvite(
        withJobs(['deliverAlerts'], async ({ project, path, params, start, ...given }) => {
          const id = recordId(path.destination_id);
          if (id === null) throw new NotFound('alert-destination');
          const saved = await updateDestination({ ...given, projectId: project.id }, id, params);
          await resumeDelivery(given.store, start, saved);
          return shownDestination(given.store, saved, given.now);
        }),
      ),
    ),
  ),
);
