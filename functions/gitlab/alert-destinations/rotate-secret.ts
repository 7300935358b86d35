import { rotateAlertSecret } from '../../../shared/api/gitlab/alert-destinations.ts';
import { recordId } from '../../../shared/domain/ids.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withTokenKey } from '../../../shared/entry/token-key.ts';
import { rotateSecret } from '../../../shared/services/alerts/rotate-secret.ts';
import { shownDestination } from '../../../shared/services/alerts/shown-destination.ts';

export const handler = endpoint(
  rotateAlertSecret,
  withTokenKey(async ({ store, tokenKey, project, path, now }) => {
    const id = recordId(path.destination_id);
    if (id === null) throw new NotFound('alert-destination');
    const { rotated, secret } = await rotateSecret(store, tokenKey, project.id, id, now);
    return { ...(await shownDestination(store, rotated, now)), signing_secret: secret };
  }),
);
