import { expect, it } from 'vitest';
import { exceptionOf } from '../../../kit/collector.ts';
import { day } from '../../../kit/dates.ts';
import { admin } from '../../../kit/request.ts';
import { INVALID_CURSOR, rowsAt, trackedInSentry } from '../../../kit/sentry-api.ts';

it('are the events of an issue, newest first, page by page', async () => {
  const date = day(-2);
  const times = [10, 11, 12].map((hour) => `${date}T${hour}:00:00Z`);
  const tracked = await trackedInSentry(...times.map((timestamp) => exceptionOf('OneError', { timestamp })));
  const expected = tracked.events.map(({ event_id }) => event_id).toReversed();
  const path = `/0/issues/${tracked.errors[0]!.id}/events/`;
  const seen = await rowsAt<{ eventID: string }>(path, { limit: '2', full: 'false', statsPeriod: '7d' });
  expect(seen.map(({ eventID }) => eventID)).toEqual(expected);
  const [event] = (await admin('GET', path)).json as object[];
  expect(event).not.toHaveProperty('project');
  expect(event).toMatchObject({ 'event.type': 'error', tags: expect.any(Array) as unknown[], user: null });
  const odd = Buffer.from('[1,"x"]').toString('base64url');
  expect(await admin('GET', path, { query: { cursor: odd } })).toEqual(INVALID_CURSOR);
});
