import { expect, it } from 'vitest';
import { exceptionOf } from '../../../kit/collector.ts';
import { day } from '../../../kit/dates.ts';
import { admin } from '../../../kit/request.ts';
import { INVALID_CURSOR, rowsAt, trackedInSentry } from '../../../kit/sentry-api.ts';

it('are the events of all its issues, newest first, page by page', async () => {
  const date = day(-2);
  const events = [0, 1, 2, 3, 4].map((hour) =>
    exceptionOf(hour % 2 === 0 ? 'EvenError' : 'OddError', { timestamp: `${date}T1${hour}:00:00Z` }),
  );
  const { at } = await trackedInSentry(...events);
  const path = `${at.ofProject}/events/`;
  const seen = await rowsAt<{ eventID: string }>(path, { per_page: '2' });
  expect(seen.map(({ eventID }) => eventID)).toEqual(events.map(({ event_id }) => event_id).toReversed());
  const odd = Buffer.from('[1]').toString('base64url');
  expect(await admin('GET', path, { query: { cursor: odd } })).toEqual(INVALID_CURSOR);
});
