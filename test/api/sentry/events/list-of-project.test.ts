import { expect, it } from 'vitest';
import { exceptionOf } from '../../../kit/collector.ts';
import { admin } from '../../../kit/request.ts';
import { INVALID_CURSOR, trackedInSentry } from '../../../kit/sentry-api.ts';
import { cursorsIn } from '../../../kit/sentry-cursors.ts';

it('are the events of all its issues, newest first, page by page', async () => {
  const events = [0, 1, 2, 3, 4].map((hour) =>
    exceptionOf(hour % 2 === 0 ? 'EvenError' : 'OddError', { timestamp: `2026-11-20T1${hour}:00:00Z` }),
  );
  const { at } = await trackedInSentry(...events);
  const path = `${at.ofProject}/events/`;
  const seen: string[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { json, headers } = await admin('GET', path, { query: { per_page: 2, cursor } });
    seen.push(...(json as { eventID: string }[]).map(({ eventID }) => eventID));
    cursor = cursorsIn(headers.link)['next'];
  }
  expect(seen).toEqual(events.map(({ event_id }) => event_id).toReversed());
  const odd = Buffer.from('[1]').toString('base64url');
  expect(await admin('GET', path, { query: { cursor: odd } })).toEqual(INVALID_CURSOR);
});
