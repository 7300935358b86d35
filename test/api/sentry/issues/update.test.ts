import { beforeAll, expect, it } from 'vitest';
import { exceptionOf, newReporter, report } from '../../../kit/collector.ts';
import { errorsOf, untilCounted } from '../../../kit/errors.ts';
import { memberOf } from '../../../kit/projects.ts';
import {
  inSentry,
  NOT_PERMITTED,
  TOO_LITTLE_SCOPE,
  trackedInSentry,
  type TrackedInSentry,
} from '../../../kit/sentry-api.ts';
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

it('resolves in a release, which the error comes back with, or with a later one', async () => {
  const reporter = await newReporter();
  const seenIn = (release: string) => report(reporter, exceptionOf('Same', { release }));
  await seenIn('shop@1.0.0');
  const [error] = await untilCounted(reporter.project, 1);
  const path = `/0/issues/${error!.id}/`;
  const counted = async (count: number): Promise<void> => {
    await expect.poll(async () => (await admin('GET', path)).json).toMatchObject({ count: String(count) });
  };
  const put = (statusDetails: object) => admin('PUT', path, { json: { status: 'resolved', statusDetails } });
  await expect
    .poll(async () => (await admin('GET', `${inSentry(reporter.project).ofProject}/releases/`)).json)
    .toHaveLength(1);
  expect(await put({ inNextRelease: true })).toMatchObject({
    status: 200,
    json: { statusDetails: { inNextRelease: true } },
  });
  await seenIn('shop@1.0.0');
  await counted(2);
  expect((await admin('GET', path)).json).toMatchObject({ status: 'resolved', statusDetails: { inNextRelease: true } });
  await seenIn('shop@1.0.1');
  await counted(3);
  expect((await admin('GET', path)).json).toMatchObject({
    status: 'unresolved',
    statusDetails: {},
    substatus: 'regressed',
  });
  expect(await put({ inRelease: 'shop@9' })).toEqual({
    status: 400,
    json: { statusDetails: ['inRelease: Unable to find a release with the given version.'] },
  });
  expect(await put({ inRelease: 'shop@1.0.1' })).toMatchObject({
    json: { statusDetails: { inRelease: 'shop@1.0.1' } },
  });
  await seenIn('shop@1.0.0');
  await counted(4);
  expect((await admin('GET', path)).json).toMatchObject({ status: 'resolved' });
  await seenIn('shop@1.0.1');
  await counted(5);
  expect((await admin('GET', path)).json).toMatchObject({ status: 'unresolved' });
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
