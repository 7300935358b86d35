import { expect, it } from 'vitest';
import { memberOf } from '../../../kit/projects.ts';
import { NO_RESOURCE, trackedInSentry } from '../../../kit/sentry-api.ts';

it('says where in an organization an event is', async () => {
  const { at, project, events, errors } = await trackedInSentry();
  const member = await memberOf(project, { access_level: 20 });
  const eventId = events[0]!.event_id;
  const event = (await member('GET', `${at.ofProject}/events/${eventId}/`)).json;
  expect(await member('GET', `${at.ofOrganization}/eventids/${eventId}/`)).toEqual({
    status: 200,
    json: { organizationSlug: at.organization, projectSlug: at.slug, groupId: String(errors[0]!.id), eventId, event },
  });
  const other = await trackedInSentry();
  for (const id of [other.events[0]!.event_id, 'nonsense'])
    expect(await member('GET', `${at.ofOrganization}/eventids/${id}/`)).toEqual(NO_RESOURCE);
});
