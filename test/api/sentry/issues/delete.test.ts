import { expect, it } from 'vitest';
import { errorsOf } from '../../../kit/errors.ts';
import { admin } from '../../../kit/request.ts';
import { NO_RESOURCE, trackedInSentry } from '../../../kit/sentry-api.ts';

it('takes the issue away, once', async () => {
  const { at, project, errors } = await trackedInSentry();
  const path = `${at.ofOrganization}/issues/${errors[0]!.id}/`;
  expect(await admin('DELETE', path)).toEqual({ status: 204, json: undefined });
  expect(await admin('DELETE', path)).toEqual(NO_RESOURCE);
  expect(await errorsOf(project)).toEqual([]);
});
