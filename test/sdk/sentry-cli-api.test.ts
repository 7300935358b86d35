import { beforeAll, describe, expect, it } from 'vitest';
import { exceptionOf } from '../kit/collector.ts';
import { errorsOf } from '../kit/errors.ts';
import { newToken } from '../kit/projects.ts';
import { issuesAt, trackedInSentry, type TrackedInSentry } from '../kit/sentry-api.ts';
import type { Ended } from '../kit/run.ts';
import { cells, hasSentryCli, runInProject } from '../kit/sdk/sentry-cli.ts';
import { target } from '../kit/target.ts';

let tracked: TrackedInSentry;
let token: string;
beforeAll(async () => {
  tracked = await trackedInSentry(
    exceptionOf('FirstError', { release: 'shop@1', tags: { host: 'db1' } }),
    exceptionOf('SecondError'),
  );
  token = (await newToken(tracked.project, { access_level: 30 })).token;
});

/** As a pipeline runs it: by address and token alone. */
const sentryCli = (args: string[], variables: Record<string, string> = {}): Promise<Ended> =>
  runInProject(args, { tracked, token }, variables);

const statuses = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await errorsOf(tracked.project)).map(({ type, status }) => [type, status]));

describe.skipIf(!hasSentryCli)('sentry-cli', () => {
  it('info says that the token is good, and what it may do', async () => {
    const info = await sentryCli(['info']);
    expect(info).toMatchObject({ status: 0, stderr: '' });
    expect(info.stdout).toContain(`Sentry Server: ${new URL(target.base).origin}`);
    expect(info.stdout).toMatch(/Scopes:(?:\s+- [\w:]+)+/);
    expect(info.stdout).toContain('event:write');
  });

  it('is told of a wrong token', async () => {
    const { status, stdout, stderr } = await sentryCli(['organizations', 'list'], { SENTRY_AUTH_TOKEN: 'glpat-wrong' });
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('Invalid token');
  });

  it('organizations list and projects list', async () => {
    const organizations = await sentryCli(['organizations', 'list']);
    expect(organizations).toMatchObject({ status: 0, stderr: '' });
    expect(cells(organizations)).toContainEqual(expect.arrayContaining([tracked.at.organization]));
    const projects = await sentryCli(['projects', 'list']);
    expect(projects).toMatchObject({ status: 0, stderr: '' });
    expect(cells(projects)).toEqual([[String(tracked.project.id), tracked.at.slug, '-', tracked.at.slug]]);
  });

  it('issues list, with a search and without', async () => {
    const issues = await issuesAt(`${tracked.at.ofProject}/issues/`, { query: '' });
    const listed = await sentryCli(['issues', 'list']);
    expect(listed).toMatchObject({ status: 0, stderr: '' });
    const expected = issues.map(({ id, shortId, title }) => [
      id,
      shortId,
      title,
      expect.any(String),
      'unresolved',
      'error',
    ]);
    expect(cells(listed)).toEqual(expected);
    const found = await sentryCli(['issues', 'list', '--query', 'is:unresolved FirstError']);
    expect(cells(found).map(([, , title]) => title)).toEqual(['FirstError: it broke']);
    const refused = await sentryCli(['issues', 'list', '--query', 'user.id:1']);
    expect(refused.status).toBe(1);
    expect(refused.stderr + refused.stdout).toContain('Invalid query: user.id is not a key');
  });

  it('issues resolve, mute and unresolve, one and all', async () => {
    const id = String(tracked.errors.find(({ type }) => type === 'FirstError')!.id);
    expect(await sentryCli(['issues', 'resolve', '--id', id])).toMatchObject({ status: 0, stderr: '' });
    expect(await statuses()).toEqual({ FirstError: 'resolved', SecondError: 'unresolved' });
    expect(await sentryCli(['issues', 'mute', '--status', 'unresolved'])).toMatchObject({ status: 0, stderr: '' });
    expect(await statuses()).toEqual({ FirstError: 'resolved', SecondError: 'ignored' });
    expect(await sentryCli(['issues', 'unresolve', '--all'])).toMatchObject({ status: 0, stderr: '' });
    expect(await statuses()).toEqual({ FirstError: 'unresolved', SecondError: 'unresolved' });
  });

  it('events list, with tags and users', async () => {
    const listed = await sentryCli(['events', 'list', '--show-tags', '--show-user']);
    expect(listed).toMatchObject({ status: 0, stderr: '' });
    const shown = cells(listed).filter(([id]) => id !== '');
    const ids = tracked.events.map(({ event_id }) => event_id);
    expect(shown.map(([id]) => id!.replaceAll('-', '')).toSorted()).toEqual(ids.toSorted());
    expect(listed.stdout).toContain('host: db1');
  });

  it('is told that another project is not there', async () => {
    const { status, stdout, stderr } = await sentryCli(['issues', 'list'], { SENTRY_PROJECT: 'no-such' });
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/does not exist|not found/i);
  });
});
