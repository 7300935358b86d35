import { AccessLevel, GitbeakerRequestError, Gitlab } from '@gitbeaker/rest';
import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../kit/dates.ts';
import {
  clientKeysOf,
  dsnOf,
  enable,
  newClientKey,
  newProject,
  newToken,
  unique,
  type Project,
} from '../../kit/projects.ts';
import { INTEGRATED_SHOWN } from '../../kit/sentry.ts';
import { target } from '../../kit/target.ts';
import { shownToken } from '../../kit/tokens.ts';

/** GitLab's client for JavaScript, as a script would use it. */
const host = target.base.replace(/\/api$/, '');
const gitlab = new Gitlab({ host, token: target.adminToken });

let project: Project;

beforeAll(async () => {
  project = await newProject();
});

const idsOf = (projects: { id: number }[]): number[] => projects.map(({ id }) => id);

/** What the client throws: the answer's status and the text that it made of the body. */
async function refusalOf(request: Promise<unknown>): Promise<{ status: number; text: string }> {
  const error = await request.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof GitbeakerRequestError)) throw error ?? new Error('it was not refused');
  return { status: error.cause!.response.status, text: error.cause!.description };
}

describe('ErrorTrackingSettings', () => {
  it('are created, shown and edited, by number or by path', async () => {
    const id = project.fullPath;
    expect(await gitlab.ErrorTrackingSettings.create(id, true, true)).toEqual(INTEGRATED_SHOWN);
    expect(await gitlab.ErrorTrackingSettings.show(project.id)).toEqual(INTEGRATED_SHOWN);
    const off = { ...INTEGRATED_SHOWN, active: false };
    expect(await gitlab.ErrorTrackingSettings.edit(id, false)).toEqual(off);
    expect(await gitlab.ErrorTrackingSettings.edit(id, false, { integrated: false })).toEqual({
      ...off,
      integrated: false,
    });
    expect(await gitlab.ErrorTrackingSettings.show(id)).toEqual({ ...off, integrated: false });
  });

  it('that are missing are reported in our words', async () => {
    const { id } = await newProject();
    const refusal = { status: 404, text: '404 Error Tracking Setting Not Found' };
    expect(await refusalOf(gitlab.ErrorTrackingSettings.show(id))).toEqual(refusal);
    expect(await refusalOf(gitlab.ErrorTrackingSettings.edit(id, true))).toEqual(refusal);
  });

  it('that are refused are an error, not settings', async () => {
    const { id } = await newProject();
    const { status, text } = await refusalOf(gitlab.ErrorTrackingSettings.create(id, true, false));
    expect(status).toBe(400);
    expect(text).toMatch(/^Error tracking setting api url is a required field and /);
  });

  it('take the token as OAuth token too', async () => {
    const oauth = new Gitlab({ host, oauthToken: target.adminToken });
    await enable(project);
    expect(await oauth.ErrorTrackingSettings.show(project.id)).toEqual(INTEGRATED_SHOWN);
  });

  it('are closed to a job token, and there is nobody to become', async () => {
    const job = new Gitlab({ host, jobToken: target.adminToken });
    expect(await refusalOf(job.ErrorTrackingSettings.show(project.id))).toEqual({
      status: 401,
      text: '401 Unauthorized',
    });
    expect(await refusalOf(gitlab.ErrorTrackingSettings.show(project.id, { sudo: 'root' }))).toEqual({
      status: 404,
      text: "404 User with ID or username 'root' Not Found",
    });
  });
});

describe('ErrorTrackingClientKeys', () => {
  it('are created', async () => {
    const fresh = await newProject();
    const key = await gitlab.ErrorTrackingClientKeys.create(fresh.fullPath);
    expect(key).toEqual({
      id: expect.any(Number),
      active: true,
      public_key: expect.stringMatching(/^glet_[0-9a-f]{32}$/),
      sentry_dsn: dsnOf((key as { public_key: string }).public_key, fresh),
    });
    expect(await clientKeysOf(fresh)).toEqual([key]);
  });

  it('are all listed, through every page', async () => {
    const fresh = await newProject();
    await Promise.all(Array.from({ length: 5 }, () => newClientKey(fresh)));
    const all = await clientKeysOf(fresh);
    expect(await gitlab.ErrorTrackingClientKeys.all(fresh.id)).toEqual(all);
    expect(await gitlab.ErrorTrackingClientKeys.all(fresh.fullPath, { perPage: 2 })).toEqual(all);
    expect(await gitlab.ErrorTrackingClientKeys.all(fresh.id, { perPage: 2, maxPages: 2 })).toEqual(all.slice(0, 4));
    expect(await gitlab.ErrorTrackingClientKeys.all(fresh.id, { page: 2, perPage: 2, showExpanded: true })).toEqual({
      data: all.slice(2, 4),
      paginationInfo: { total: 5, next: 3, current: 2, previous: 1, perPage: 2, totalPages: 3 },
    });
  });

  it('more than a page of them are listed when no size is given', async () => {
    const fresh = await newProject();
    await Promise.all(Array.from({ length: 21 }, () => newClientKey(fresh)));
    expect(await gitlab.ErrorTrackingClientKeys.all(fresh.id)).toEqual(await clientKeysOf(fresh));
  });

  it('cannot be removed by this client, which names no key: 404, and nothing is removed', async () => {
    const fresh = await newProject();
    await newClientKey(fresh);
    expect(await refusalOf(gitlab.ErrorTrackingClientKeys.remove(fresh.id))).toEqual({
      status: 404,
      text: '404 Not Found',
    });
    expect(await clientKeysOf(fresh)).toHaveLength(1);
  });
});

describe('ProjectAccessTokens', () => {
  it('are created, shown, listed, rotated and revoked', async () => {
    const fresh = await newProject();
    const created = await gitlab.ProjectAccessTokens.create(fresh.id, 'ci', ['api'], day(30), {
      accessLevel: AccessLevel.DEVELOPER,
    });
    const shown = shownToken(fresh, { name: 'ci', scopes: ['api'], access_level: 30, expires_at: day(30) });
    expect(created).toEqual({ ...shown, token: expect.stringMatching(/^glpat-/) });
    expect(await gitlab.ProjectAccessTokens.show(fresh.fullPath, created.id)).toEqual(shown);
    expect(await gitlab.ProjectAccessTokens.all(fresh.id)).toEqual([shown]);
    const rotated = await gitlab.ProjectAccessTokens.rotate(fresh.id, created.id, { expiresAt: day(3) });
    expect(rotated).toEqual({ ...shown, expires_at: day(3), token: expect.stringMatching(/^glpat-/) });
    await gitlab.ProjectAccessTokens.revoke(fresh.id, rotated.id);
    expect(await gitlab.ProjectAccessTokens.all(fresh.id)).toMatchObject([{ revoked: true }, { revoked: true }]);
  });

  it('work as the token of another client', async () => {
    const fresh = await newProject();
    const { token } = await newToken(fresh);
    const member = new Gitlab({ host, token });
    expect(await member.ErrorTrackingSettings.create(fresh.fullPath, true, true)).toEqual(INTEGRATED_SHOWN);
    expect(await refusalOf(member.ErrorTrackingSettings.show(project.id))).toEqual({
      status: 404,
      text: '404 Project Not Found',
    });
  });
});

describe('Projects', () => {
  it('are created, shown, listed and removed', async () => {
    const path = unique();
    const created = await gitlab.Projects.create({ path, description: 'Made by a script' });
    expect(created).toMatchObject({
      path,
      name: path,
      path_with_namespace: `${target.tenant}/${path}`,
      visibility: 'private',
    });
    expect(await gitlab.Projects.show(created.path_with_namespace)).toEqual(created);
    await expect.poll(() => gitlab.Projects.all({ search: path })).toEqual([created]);
    expect(await gitlab.Projects.remove(created.id)).toEqual({ message: '202 Accepted' });
    expect(await refusalOf(gitlab.Projects.show(created.id))).toEqual({ status: 404, text: '404 Project Not Found' });
  });

  it('are all listed, through every page', async () => {
    const word = unique('pages');
    const made = [];
    for (let count = 0; count < 3; count++) made.push((await newProject({ path: `${word}-${count}` })).id);
    await expect
      .poll(async () => idsOf(await gitlab.Projects.all({ search: word, perPage: 1 })))
      .toEqual(made.toReversed());
    const page = await gitlab.Projects.all({ search: word, perPage: 2, showExpanded: true, pagination: 'offset' });
    expect(page.paginationInfo).toMatchObject({ total: 3, totalPages: 2, perPage: 2 });
    expect(idsOf(await gitlab.Projects.all({ search: word, orderBy: 'id', sort: 'asc', perPage: 2 }))).toEqual(made);
  });

  it('whose path is taken are an error', async () => {
    const path = project.fullPath.split('/')[1]!;
    const { status, text } = await refusalOf(gitlab.Projects.create({ path }));
    expect({ status, text }).toEqual({ status: 400, text: '{"path":["has already been taken"]}' });
  });
});
