import { expect, it } from 'vitest';
import { admin } from '../../../kit/request.ts';
import { NO_RESOURCE, trackedInSentry } from '../../../kit/sentry-api.ts';

it('there are none of an issue that is there', async () => {
  const { at, errors } = await trackedInSentry();
  const path = `${at.ofOrganization}/issues/${errors[0]!.id}/activities/`;
  expect(await admin('GET', path)).toEqual({ status: 200, json: { activity: [] } });
  expect(await admin('GET', '/0/issues/1/activities/')).toEqual(NO_RESOURCE);
});
