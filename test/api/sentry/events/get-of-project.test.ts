import { expect, it } from 'vitest';
import { admin } from '../../../kit/request.ts';
import { NO_RESOURCE, trackedInSentry } from '../../../kit/sentry-api.ts';

it('is the event of the issue, by its id alone', async () => {
  const { at, events, errors } = await trackedInSentry();
  const { event_id } = events[0]!;
  const expected = await admin('GET', `/0/issues/${errors[0]!.id}/events/${event_id}/`);
  expect(await admin('GET', `${at.ofProject}/events/${event_id}/`)).toEqual(expected);
  expect(await admin('GET', `${at.ofProject}/events/latest/`)).toEqual(NO_RESOURCE);
  const other = await trackedInSentry();
  expect(await admin('GET', `${other.at.ofProject}/events/${event_id}/`)).toEqual(NO_RESOURCE);
});
