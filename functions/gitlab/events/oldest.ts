import { findError, requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';
import { getOldestEvent } from '../../../shared/api/gitlab/events.ts';
import { endpoint } from '../../../shared/entry/gitlab.ts';
import { withSource } from '../../../shared/entry/shown-source.ts';
import { eventWithNeighbours } from '../../../shared/present/gitlab/event.ts';
import { readOutermost } from '../../../shared/services/events/neighbours.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';

export const handler = endpoint(
  getOldestEvent,
  withSource(async ({ store, project, path, now, inSource }) => {
    const settings = await requireIntegrated(store, project.id);
    const error = await findError(store, project.id, path.error_id, now);
    const oldest = await readOutermost(store, error, 'oldest', now);
    if (oldest === null) throw new NotFound('event');
    return eventWithNeighbours(await inSource(oldest.event), oldest.neighbours, project, settings);
  }),
);
