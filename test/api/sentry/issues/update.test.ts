import { beforeAll, expect, it } from 'vitest';
import { errorsOf } from '../../../kit/errors.ts';
import { memberOf } from '../../../kit/projects.ts';
import { NOT_PERMITTED, TOO_LITTLE_SCOPE, trackedInSentry, type TrackedInSentry } from '../../../kit/sentry-api.ts';
import { admin } from '../../../kit/request.ts';

let tracked: TrackedInSentry;
beforeAll(async () => {
  tracked = await trackedInSentry();
});

it.each([
  ['resolved', 'resolved', null],
  ['unresolved', 'unresolved', 'ongoing'],
  ['ignored', 'ignored', 'archived_forever'],
  ['resolvedInNextRelease', 'resolved', null],
])('sets %s, and answers the issue', async (status, expected, substatus) => {
  const { id } = tracked.errors[0]!;
  const json = { status, statusDetails: { ignoreCount: 3 }, assignedTo: 'ada', isBookmarked: true };
  const answer = await admin('PUT', `${tracked.at.ofOrganization}/issues/${id}/`, { json });
  expect(answer).toMatchObject({ status: 200, json: { id: String(id), status: expected, substatus } });
  expect(await errorsOf(tracked.project)).toMatchObject([{ id, status: expected }]);
});

it('answers the issue, and changes nothing, without a status', async () => {
  const path = `/0/issues/${tracked.errors[0]!.id}/`;
  const before = await admin('GET', path);
  for (const call of [{ json: { hasSeen: true } }, {}]) expect(await admin('PUT', path, call)).toEqual(before);
});

it('is for Developers with the scope api', async () => {
  const path = `/0/issues/${tracked.errors[0]!.id}/`;
  const call = { json: { status: 'resolved' } };
  const reporter = await memberOf(tracked.project, { access_level: 20 });
  const reader = await memberOf(tracked.project, { access_level: 40, scopes: ['read_api'] });
  expect(await reporter('PUT', path, call)).toEqual(NOT_PERMITTED);
  expect(await reader('PUT', path, call)).toEqual(TOO_LITTLE_SCOPE);
});
