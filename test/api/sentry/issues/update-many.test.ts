import { expect, it } from 'vitest';
import { anEvent } from '../../../kit/collector.ts';
import { errorsOf } from '../../../kit/errors.ts';
import { admin } from '../../../kit/request.ts';
import { issuesAt, trackedInSentry, type TrackedInSentry } from '../../../kit/sentry-api.ts';

const statuses = async ({ project, errors }: TrackedInSentry): Promise<string[]> => {
  const now = new Map((await errorsOf(project)).map(({ id, status }) => [id, status]));
  return errors.map(({ id }) => now.get(id)!);
};

it('changes those that are named, by numbers and short ids, and passes over those of others', async () => {
  const tracked = await trackedInSentry(anEvent(), anEvent(), anEvent());
  const other = await trackedInSentry();
  const path = `${tracked.at.ofProject}/issues/`;
  const short = (await issuesAt(path)).find(({ id }) => id === String(tracked.errors[1]!.id))!.shortId;
  const ids = [tracked.errors[0]!.id, short.toLowerCase(), other.errors[0]!.id, 'SHOP-1', 'nonsense', 'x'.repeat(200)];
  const query = ids.map((id): [string, string] => ['id', String(id)]);
  const json = { status: 'resolvedInNextRelease', statusDetails: {}, snoozeDuration: null };
  expect(await admin('PUT', path, { query, json })).toEqual({
    status: 200,
    json: { status: 'resolved', statusDetails: { inNextRelease: true } },
  });
  expect(await statuses(tracked)).toEqual(['resolved', 'resolved', 'unresolved']);
  expect(await statuses(other)).toEqual(['unresolved']);
});

it('changes those with a status, and all', async () => {
  const tracked = await trackedInSentry(anEvent(), anEvent());
  const path = `${tracked.at.ofProject}/issues/`;
  const [first] = tracked.errors;
  await admin('PUT', path, { query: { id: first!.id }, json: { status: 'ignored' } });
  await admin('PUT', path, { query: { status: 'unresolved' }, json: { status: 'resolved' } });
  expect(await statuses(tracked)).toEqual(['ignored', 'resolved']);
  await admin('PUT', path, { json: { status: 'unresolved' } });
  expect(await statuses(tracked)).toEqual(['unresolved', 'unresolved']);
});

it('changes those of a project of an organization', async () => {
  const tracked = await trackedInSentry();
  const path = `${tracked.at.ofOrganization}/issues/`;
  const [error] = tracked.errors;
  const query = { id: error!.id, project: tracked.project.id };
  expect(await admin('PUT', path, { query, json: { status: 'ignored', substatus: 'archived_forever' } })).toMatchObject(
    {
      status: 200,
    },
  );
  expect(await statuses(tracked)).toEqual(['ignored']);
});

it('changes nothing without a status, and refuses what is none', async () => {
  const tracked = await trackedInSentry();
  const path = `${tracked.at.ofProject}/issues/`;
  expect(await admin('PUT', path, { json: { hasSeen: true } })).toEqual({ status: 200, json: { statusDetails: {} } });
  const choices = 'resolved, resolvedInNextRelease, unresolved, ignored, archived, muted';
  expect(await admin('PUT', path, { json: { status: 'open' } })).toEqual({
    status: 400,
    json: { status: [`"open" is not a valid choice: ${choices}.`] },
  });
  expect(await admin('PUT', path, { form: { status: 'resolved' } })).toEqual({
    status: 415,
    json: {
      detail: 'Unsupported media type "application/x-www-form-urlencoded" in request: send application/json.',
    },
  });
  expect(await statuses(tracked)).toEqual(['unresolved']);
});
