import { expect, it } from 'vitest';
import { exceptionOf, newReporter, report } from '../../../kit/collector.ts';
import { untilCounted } from '../../../kit/errors.ts';
import { admin } from '../../../kit/request.ts';
import { inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';

it('is made by the first event that names it, and has what is known of its events', async () => {
  const reporter = await newReporter();
  const { ofProject, ofOrganization } = inSentry(reporter.project);
  const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
  const [first, last] = [minutesAgo(9), minutesAgo(2)];
  await report(
    reporter,
    exceptionOf('One', { release: 'feature/a b@1#?%', timestamp: last }),
    exceptionOf('Other', { release: 'feature/a b@1#?%', timestamp: first }),
    exceptionOf('One', { release: 'feature/a b@1#?%', timestamp: minutesAgo(5) }),
    exceptionOf('Third', { release: '..' }),
  );
  await untilCounted(reporter.project, 4);
  const path = `releases/${encodeURIComponent('feature/a b@1#?%')}/`;
  const expected = { version: 'feature/a b@1#?%', newGroups: 2, firstEvent: first, lastEvent: last };
  await expect.poll(async () => (await admin('GET', `${ofProject}/${path}`)).json).toMatchObject(expected);
  expect((await admin('GET', `${ofOrganization}/${path}`)).json).toMatchObject(expected);
  // What no address can name is none.
  expect((await admin('GET', `${ofProject}/releases/`)).json).toHaveLength(1);
  const refused = { status: 400, json: { detail: expect.stringContaining('cannot be removed') } };
  expect(await admin('DELETE', `${ofProject}/${path}`)).toEqual(refused);
});

it('is not there for other versions and other projects', async () => {
  const [{ project }, { project: other }] = [await newReporter(), await newReporter()];
  await admin('POST', `${inSentry(project).ofProject}/releases/`, { json: { version: '1' } });
  for (const version of ['2', 'x'.repeat(9_000), '1%0A', '%2E%2E'])
    expect(await admin('GET', `${inSentry(project).ofProject}/releases/${version}/`)).toEqual(NO_RESOURCE);
  expect(await admin('GET', `${inSentry(other).ofProject}/releases/1/`)).toEqual(NO_RESOURCE);
});
