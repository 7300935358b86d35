import { createAlertDestination } from '../../../shared/api/gitlab/alert-destinations.ts';
import { stateOf } from '../../../shared/domain/alerts/gate.ts';
import { withAllowedTargets, withInvite } from '../../../shared/entry/alert-surroundings.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { alertDestinationEntity } from '../../../shared/present/gitlab/alert-destination.ts';
import { createDestination } from '../../../shared/services/alerts/save-destination.ts';
import { signingSecret } from '../../../shared/services/alerts/signing-secret.ts';

export const handler = endpoint(
  createAlertDestination,
  withTokenKey(
    withAllowedTargets(
      withInvite(async ({ project, params, ...given }) => {
        const { kind, ...change } = params;
        const created = await createDestination({ ...given, projectId: project.id }, kind, change);
        const shown = alertDestinationEntity(created, stateOf(null, created, given.now.getTime()));
        return { ...shown, signing_secret: await signingSecret(given.tokenKey, created, given.now) };
      }),
    ),
  ),
);
