import { expect, it } from 'vitest';
import { newProject, unique } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';
import { INVALID_CURSOR, inSentry, NO_RESOURCE } from '../../../kit/sentry-api.ts';
import { cursorsIn } from '../../../kit/sentry-cursors.ts';

const versionsAt = async (path: string, query: Record<string, string>): Promise<string[][]> => {
  const pages: string[][] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const { status, json, headers } = await admin('GET', path, { query: { ...query, cursor } });
    expect(status).toBe(200);
    pages.push((json as { version: string }[]).map(({ version }) => version));
    cursor = cursorsIn(headers.link)['next'];
  }
  return pages;
};

it('lists releases of the projects of an organization, each once, the latest first', async () => {
  const namespace_path = unique('g');
  const [one, other] = [await newProject({ namespace_path }), await newProject({ namespace_path })];
  const { ofOrganization, ofProject, slug } = inSentry(one);
  const make = (version: string, ...projects: number[]) =>
    admin('POST', `${ofOrganization}/releases/`, { json: { version, projects } });
  await make('web@1', one.id, other.id);
  await make('web@2', one.id);
  await make('api@1', other.id);
  await make('web@2', other.id);
  await make('api@2', other.id);
  await admin('PUT', `${ofOrganization}/releases/api@2/`, { json: { status: 'archived' } });
  const path = `${ofOrganization}/releases/`;
  expect((await versionsAt(path, {})).flat()).toEqual(['api@2', 'web@2', 'api@1', 'web@1']);
  expect((await versionsAt(path, { limit: '1' })).flat()).toEqual(['api@2', 'web@2', 'api@1', 'web@1']);
  expect((await versionsAt(path, { project: slug })).flat()).toEqual(['web@2', 'web@1']);
  expect((await versionsAt(path, { query: 'WEB', per_page: '1' })).flat()).toEqual(['web@2', 'web@1']);
  expect((await versionsAt(path, { status: 'archived' })).flat()).toEqual(['api@2']);
  expect((await versionsAt(path, { status: 'open', query: 'api' })).flat()).toEqual(['api@1']);
  expect((await versionsAt(`${ofProject}/releases/`, { limit: '1' })).flat()).toEqual(['web@2', 'web@1']);
  expect(await admin('GET', path, { query: { project: 'none' } })).toEqual(NO_RESOURCE);
});

it('refuses cursors that no page ended with', async () => {
  const path = `${inSentry(await newProject()).ofProject}/releases/`;
  const cursors = [
    [],
    [1],
    [1, 'x'],
    [-1, 'a'.repeat(20)],
    ['1', 'a'.repeat(20)],
    [1, 'a'.repeat(20), 2],
    [1, 'a'.repeat(4_000)],
  ];
  for (const cursor of cursors)
    expect(
      await admin('GET', path, { query: { cursor: Buffer.from(JSON.stringify(cursor)).toString('base64url') } }),
    ).toEqual(INVALID_CURSOR);
});
