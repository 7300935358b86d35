import { expect, it } from 'vitest';
import { exceptionOf } from '../../../kit/collector.ts';
import { admin } from '../../../kit/request.ts';
import { INVALID_CURSOR, trackedInSentry } from '../../../kit/sentry-api.ts';
import { cursorsIn } from '../../../kit/sentry-cursors.ts';

it('are the events of an issue, newest first, page by page', async () => {
  const times = ['2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z', '2026-11-20T12:00:00Z'];
  const tracked = await trackedInSentry(...times.map((timestamp) => exceptionOf('OneError', { timestamp })));
  const expected = tracked.events.map(({ event_id }) => event_id).toReversed();
  const path = `/0/issues/${tracked.errors[0]!.id}/events/`;
  const seen: string[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { json, headers } = await admin('GET', path, {
      query: { limit: 2, full: 'false', statsPeriod: '7d', cursor },
    });
    seen.push(...(json as { eventID: string }[]).map(({ eventID }) => eventID));
    cursor = cursorsIn(headers.link)['next'];
  }
  expect(seen).toEqual(expected);
  const [event] = (await admin('GET', path)).json as object[];
  expect(event).not.toHaveProperty('project');
  expect(event).toMatchObject({ 'event.type': 'error', tags: expect.any(Array) as unknown[], user: null });
  const odd = Buffer.from('[1,"x"]').toString('base64url');
  expect(await admin('GET', path, { query: { cursor: odd } })).toEqual(INVALID_CURSOR);
});
