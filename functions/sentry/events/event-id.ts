import { getEventId } from '../../../shared/api/sentry/events.ts';
import { NotFound } from '../../../shared/domain/refusals.ts';
import { endpoint } from '../../../shared/entry/sentry.ts';
import { eventIdIn } from '../../../shared/domain/issue-search.ts';
import { withSource } from '../../../shared/entry/shown-source.ts';
import { sentryEventEntity } from '../../../shared/present/sentry/event.ts';
import { placeEntity } from '../../../shared/present/sentry/place.ts';
import { findEvent } from '../../../shared/services/events/find-event.ts';
import { issueOfEvent } from '../../../shared/services/issues/search-issues.ts';

export const handler = endpoint(
  getEventId,
  withSource(async ({ store, projects, path, now, inSource }) => {
    const eventId = eventIdIn(path.event);
    const issue = eventId === null ? null : await issueOfEvent(store, projects, eventId, now);
    if (eventId === null || issue === null) throw new NotFound('event');
    const { event, neighbours } = await findEvent(store, issue.project.id, eventId, now);
    const shown = sentryEventEntity(await inSource(event), neighbours);
    return { ...placeEntity(issue.project, issue.error.id), eventId, event: shown };
  }),
);
