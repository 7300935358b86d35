import { testAlertDestination } from '../../../shared/api/gitlab/alert-destinations.ts';
import { withAllowedTargets, withMail } from '../../../shared/entry/alert-surroundings.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withJobs } from '../../../shared/entry/jobs.ts';
import { sending } from '../../../shared/entry/sending.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { storedDestination } from '../../../shared/services/alerts/stored-destination.ts';
import { testDestination } from '../../../shared/services/alerts/test-destination.ts';

export const handler = endpoint(
  testAlertDestination,
  withTokenKey(
    withAllowedTargets(
      withMail(
        withJobs(['deliverAlerts'], async ({ project, path, start, ...given }) => {
          const { store, now } = given;
          const destination = await storedDestination(store, project.id, path.destination_id);
          const ways = { ...sending({ ...given, now: () => now }), start };
          const attempted = await testDestination(store, ways, project, destination, now);
          const { outcome, status, ms, problem, answer } = attempted;
          return { delivered: outcome === 'delivered', status, ms, problem, answer };
        }),
        { invites: true },
      ),
    ),
  ),
);
