import { beforeAll, describe, expect, it } from 'vitest';
import { anEvent } from '../../../kit/collector.ts';
import { memberOf, newProject } from '../../../kit/projects.ts';
import { admin, anonymous } from '../../../kit/request.ts';
import {
  issuesAt,
  NO_RESOURCE,
  trackedInSentry,
  type ShownIssue,
  type TrackedInSentry,
} from '../../../kit/sentry-api.ts';
import { target } from '../../../kit/target.ts';

let tracked: TrackedInSentry;
let issue: ShownIssue;
beforeAll(async () => {
  tracked = await trackedInSentry(anEvent({ release: 'shop@1.2.0' }));
  [issue] = (await issuesAt(`${tracked.at.ofProject}/issues/`)) as [ShownIssue];
});

it('is the issue of the list, with more, at either address and by either name in any case', async () => {
  const found = await admin('GET', `/0/issues/${issue.id}/`);
  const release = { version: 'shop@1.2.0', shortVersion: '1.2.0', lastCommit: null };
  expect(found).toMatchObject({ status: 200, json: { ...issue, firstRelease: release, lastRelease: release } });
  const { shortId } = issue;
  for (const name of [shortId, shortId.toLowerCase()])
    for (const path of ['/0/issues', `${tracked.at.ofOrganization}/issues`])
      expect(await admin('GET', `${path}/${name}/`)).toEqual(found);
  const member = await memberOf(tracked.project, { access_level: 20, scopes: ['read_api'] });
  expect(await member('GET', `/0/issues/${issue.id}/?collapse=stats&expand=owners`)).toEqual(found);
});

it("leads to the error's page, and an assistant finds the issue in the address", async () => {
  const { organization } = tracked.at;
  const { status, headers } = await anonymous('GET', issue.permalink.slice(target.base.length));
  const page = `/api/ui/${tracked.project.fullPath}/-/error_tracking/${issue.id}/details`;
  expect([status, headers.location]).toEqual([302, page]);
  expect(/\/organizations\/([^/]+)\/issues\/([^/?]+)/.exec(issue.permalink)!.slice(1)).toEqual([
    organization,
    issue.id,
  ]);
});

describe('is not there', () => {
  it('in another organization, under the prefix of another project, or for others', async () => {
    const other = await trackedInSentry();
    const suffix = issue.shortId.split('-').at(-1)!;
    const wrong = `OTHER-${suffix}`;
    expect(await admin('GET', `/0/issues/${wrong}/`)).toEqual(NO_RESOURCE);
    const elsewhere = await newProject({ namespace_path: `g-${tracked.project.id}` });
    const path = `/0/organizations/${elsewhere.fullPath.split('/')[0]}/issues/${issue.id}/`;
    expect(await admin('GET', path)).toEqual(NO_RESOURCE);
    const stranger = await memberOf(other.project);
    for (const name of [issue.id, issue.shortId]) {
      expect(await stranger('GET', `/0/issues/${name}/`)).toEqual(NO_RESOURCE);
      expect(await stranger('GET', `${tracked.at.ofOrganization}/issues/${name}/`)).toEqual(NO_RESOURCE);
    }
  });

  it.each(['0', '1', 'x', 'SHOP-', '-1', '9'.repeat(30), 'A-1', `S-${'1'.repeat(5_000)}`, '%20', '..%2F..'])(
    'as %s',
    async (name) => expect(await admin('GET', `/0/issues/${name}/`)).toEqual(NO_RESOURCE),
  );
});
