import { errorIdIn, findError } from '../../../shared/services/settings/error-tracking.ts';
import { getLatestEvent } from '../../../shared/api/gitlab/events.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withSource } from '../../../shared/entry/shown-source.ts';
import { eventWithNeighbours } from '../../../shared/present/gitlab/event.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { readOutermost } from '../../../shared/services/events/neighbours.ts';
import { withExternalSentry } from '../../../shared/entry/external-sentry.ts';

export const handler = endpoint(
  getLatestEvent,
  withExternalSentry(
    withSource(async ({ store, sentry, settings, project, path, now, inSource }) => {
      if (sentry !== null) {
        // A file of its own: few projects have one, and what shows events is large.
        const { latestEvent } = await import('../../../shared/entry/open-external-sentry.ts');
        return latestEvent(sentry, errorIdIn(path.error_id));
      }
      const error = await findError(store, project.id, path.error_id, now);
      const latest = await readOutermost(store, error, 'latest', now);
      if (latest === null) throw new NotFound('event');
      return eventWithNeighbours(await inSource(latest.event), latest.neighbours, project, settings);
    }),
  ),
);
