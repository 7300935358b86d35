import { expect, it } from 'vitest';
import { admin } from '../../../kit/request.ts';
import { issuesAt, NO_RESOURCE, trackedInSentry } from '../../../kit/sentry-api.ts';

it('says where the issue of a short id is', async () => {
  const { at, errors } = await trackedInSentry();
  const { shortId } = (await issuesAt(`${at.ofProject}/issues/`))[0]!;
  const group = (await admin('GET', `/0/issues/${errors[0]!.id}/`)).json;
  expect(await admin('GET', `${at.ofOrganization}/shortids/${shortId.toLowerCase()}/`)).toEqual({
    status: 200,
    json: {
      organizationSlug: at.organization,
      projectSlug: at.slug,
      groupId: String(errors[0]!.id),
      shortId,
      group,
    },
  });
  expect(await admin('GET', `${at.ofOrganization}/shortids/${shortId}0/`)).toEqual(NO_RESOURCE);
});
