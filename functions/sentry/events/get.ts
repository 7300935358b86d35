import { getIssueEvent } from '../../../shared/api/sentry/events.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { withSource } from '../../../shared/entry/shown-source.ts';
import { sentryEventEntity } from '../../../shared/present/sentry/event.ts';
import { findEvent } from '../../../shared/services/events/find-event.ts';
import { readOutermost } from '../../../shared/services/events/neighbours.ts';
import { requireIntegrated } from '../../../shared/services/settings/error-tracking.ts';

/** Words in the place of an id. Sentry recommends an event that has most to show; the latest is as good a guess. */
const OUTERMOST: ReadonlyMap<string, 'latest' | 'oldest'> = new Map([
  ['latest', 'latest'],
  ['recommended', 'latest'],
  ['oldest', 'oldest'],
]);

export const handler = endpoint(
  getIssueEvent,
  withSource(async ({ store, project, error, path, now, inSource }) => {
    await requireIntegrated(store, project.id);
    const which = OUTERMOST.get(path.event);
    const found = which
      ? await readOutermost(store, error, which, now)
      : await findEvent(store, project.id, path.event, now);
    if (found === null || found.event.error_id !== error.id) throw new NotFound('event');
    return sentryEventEntity(await inSource(found.event), found.neighbours);
  }),
);
