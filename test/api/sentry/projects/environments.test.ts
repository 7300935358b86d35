import { expect, it } from 'vitest';
import { anEvent } from '../../../kit/collector.ts';
import { admin } from '../../../kit/request.ts';
import { trackedInSentry } from '../../../kit/sentry-api.ts';

it('are those of the issues of the project', async () => {
  const { at } = await trackedInSentry(anEvent({ environment: 'prod' }));
  expect(await admin('GET', `${at.ofProject}/environments/`, { query: { visibility: 'visible' } })).toEqual({
    status: 200,
    json: [{ id: 'prod', name: 'prod', isHidden: false }],
  });
});
