import { describe, expect, it } from 'vitest';
import { ACCEPTED, FORBIDDEN, NO_PROJECT } from '../../../kit/answers.ts';
import { enable, memberOf, newClientKey, newProject, newToken, placesOf } from '../../../kit/projects.ts';
import { admin, as } from '../../../kit/request.ts';

it('a deleted project is gone at once, by number and by path', async () => {
  const project = await newProject();
  expect(await admin('DELETE', project.at)).toEqual(ACCEPTED);
  expect(await admin('GET', project.at)).toEqual(NO_PROJECT);
  expect(await admin('GET', placesOf(encodeURIComponent(project.fullPath)).at)).toEqual(NO_PROJECT);
  expect(await admin('DELETE', project.at)).toEqual(NO_PROJECT);
});

it('a project can be named by its path', async () => {
  const project = await newProject();
  expect(await admin('DELETE', placesOf(encodeURIComponent(project.fullPath)).at)).toEqual(ACCEPTED);
  expect(await admin('GET', project.at)).toEqual(NO_PROJECT);
});

describe('everything under it is out of reach at once', () => {
  it('for the admin', async () => {
    const project = await newProject();
    await enable(project);
    const key = await newClientKey(project);
    const token = await newToken(project);
    await admin('DELETE', project.at);
    const settings = { json: { active: true, integrated: true } };
    const answers = await Promise.all([
      admin('GET', project.settings),
      admin('PUT', project.settings, settings),
      admin('PATCH', project.settings, settings),
      admin('GET', project.clientKeys),
      admin('POST', project.clientKeys),
      admin('DELETE', `${project.clientKeys}/${key.id}`),
      admin('GET', project.accessTokens),
      admin('POST', project.accessTokens, { json: { name: 'n', scopes: ['api'] } }),
      admin('GET', `${project.accessTokens}/${token.id}`),
      admin('DELETE', `${project.accessTokens}/${token.id}`),
      admin('POST', `${project.accessTokens}/${token.id}/rotate`),
    ]);
    for (const answer of answers) expect(answer).toEqual(NO_PROJECT);
  });

  it('for its own tokens', async () => {
    const project = await newProject();
    await enable(project);
    const owner = as((await newToken(project, { access_level: 50 })).token);
    expect(await owner('GET', project.settings)).toMatchObject({ status: 200 });
    await admin('DELETE', project.at);
    for (const place of [project.at, project.settings, project.clientKeys, project.accessTokens]) {
      const { status } = await owner('GET', place);
      expect([401, 404]).toContain(status);
    }
    const list = await owner('GET', '/v4/projects');
    expect(list.status === 401 || list.text === '[]').toBe(true);
  });
});

it('a new project at the same path inherits nothing', async () => {
  const old = await newProject();
  await enable(old);
  await newClientKey(old);
  const token = await newToken(old);
  await admin('DELETE', old.at);
  const path = old.fullPath.split('/')[1];
  const project = await newProject({ path });
  expect(await admin('GET', project.settings)).toMatchObject({ status: 404 });
  expect(await admin('GET', project.clientKeys)).toEqual({ status: 200, json: [] });
  expect(await admin('GET', project.accessTokens)).toEqual({ status: 200, json: [] });
  const { status } = await as(token.token)('GET', placesOf(encodeURIComponent(project.fullPath)).at);
  expect([401, 404]).toContain(status);
});

it('only the admin deletes: members are forbidden to, others know of no project', async () => {
  const [project, other] = [await newProject(), await newProject()];
  const owner = await memberOf(project, { access_level: 50 });
  const stranger = await memberOf(other, { access_level: 50 });
  expect(await owner('DELETE', project.at)).toEqual(FORBIDDEN);
  expect(await stranger('DELETE', project.at)).toEqual(NO_PROJECT);
  expect(await admin('GET', project.at)).toMatchObject({ status: 200 });
});

it('a deleted project leaves the list', async () => {
  const project = await newProject();
  const query = { search: project.fullPath.split('/')[1]! };
  await expect.poll(() => admin('GET', '/v4/projects', { query })).toMatchObject({ json: [{ id: project.id }] });
  await admin('DELETE', project.at);
  await expect.poll(() => admin('GET', '/v4/projects', { query })).toEqual({ status: 200, json: [] });
});
