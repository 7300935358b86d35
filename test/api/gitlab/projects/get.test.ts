import { expect, it } from 'vitest';
import { NO_PROJECT } from '../../../kit/answers.ts';
import { memberOf, newProject, placesOf } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it.each([10, 15, 20, 30, 40, 50])('a member of level %i sees the project', async (access_level) => {
  const project = await newProject();
  const seen = await admin('GET', project.at);
  expect(seen).toMatchObject({ status: 200, json: { id: project.id, path_with_namespace: project.fullPath } });
  const member = await memberOf(project, { access_level, scopes: ['read_api'] });
  expect(await member('GET', project.at)).toMatchObject({ status: 200, json: { id: project.id } });
});

it('who is no member is told that there is none', async () => {
  const [project, other] = [await newProject(), await newProject()];
  const owner = await memberOf(other, { access_level: 50 });
  expect(await owner('GET', project.at)).toEqual(NO_PROJECT);
  expect(await owner('GET', placesOf(encodeURIComponent(project.fullPath)).at)).toEqual(NO_PROJECT);
});

it('a project that does not exist is not found', async () => {
  expect(await admin('GET', '/v4/projects/9000000000')).toEqual(NO_PROJECT);
});

it('parameters that GitLab knows and we do not need are ignored', async () => {
  const project = await newProject();
  const query = { statistics: true, license: true, with_custom_attributes: true };
  expect(await admin('GET', project.at, { query })).toMatchObject({ status: 200, json: { id: project.id } });
});
