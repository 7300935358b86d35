import { describe, expect, it } from 'vitest';
import { NO_PROJECT, refused } from '../../kit/answers.ts';
import { newProject, placesOf, unique, type Project } from '../../kit/projects.ts';
import { admin } from '../../kit/request.ts';

const shown = async ({ at }: Pick<Project, 'at'>) => (await admin('GET', at)).json;

describe('another path', () => {
  it('leads to the project at once, and the old one nowhere', async () => {
    const project = await newProject({ namespace_path: 'group' });
    const path = unique('Moved');
    const answer = await admin('PUT', placesOf(encodeURIComponent(project.fullPath)).at, { json: { path } });
    expect(answer).toMatchObject({ status: 200, json: { id: project.id, path, path_with_namespace: `group/${path}` } });
    expect(await admin('GET', placesOf(encodeURIComponent(project.fullPath)).at)).toEqual(NO_PROJECT);
    expect(await admin('GET', placesOf(encodeURIComponent(`group/${path.toUpperCase()}`)).at)).toEqual({
      status: 200,
      json: answer.json,
    });
    const successor = await admin('POST', '/v4/projects', {
      json: { path: project.fullPath.split('/')[1]!, namespace_path: 'group' },
    });
    expect(successor).toMatchObject({ status: 201 });
  });

  it('may be the same one in another case', async () => {
    const project = await newProject({ path: unique('case') });
    const path = project.fullPath.split('/')[1]!.toUpperCase();
    expect(await admin('PUT', project.at, { json: { path } })).toMatchObject({ status: 200, json: { path } });
    expect(await admin('GET', placesOf(encodeURIComponent(project.fullPath)).at)).toMatchObject({ json: { path } });
  });

  it('that another project has is refused, and nothing is changed', async () => {
    const [one, other] = [await newProject(), await newProject()];
    const before = await shown(one);
    const path = other.fullPath.split('/')[1]!.toUpperCase();
    const answer = await admin('PUT', one.at, { json: { path, name: 'X' } });
    expect(answer).toEqual(refused({ path: ['has already been taken'] }));
    expect(await shown(one)).toEqual(before);
  });

  it('of ten projects that want it one gets it', async () => {
    const path = unique('wanted');
    const projects = await Promise.all(Array.from({ length: 10 }, () => newProject()));
    const answers = await Promise.all(projects.map(({ at }) => admin('PUT', at, { json: { path } })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(9);
  });

  it('and a name at once, by two callers, are both kept', async () => {
    const project = await newProject();
    const path = unique('both');
    const answers = await Promise.all([
      admin('PUT', project.at, { json: { path } }),
      admin('PUT', project.at, { json: { name: 'Both', topics: ['x'] } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await shown(project)).toMatchObject({ path, name: 'Both', topics: ['x'] });
  });
});

it('what lies below the project stays with it', async () => {
  const project = await newProject();
  await admin('PUT', project.settings, { json: { active: true, integrated: true } });
  const path = unique('kept');
  await admin('PUT', project.at, { json: { path } });
  const { settings, clientKeys } = placesOf(encodeURIComponent(`${project.fullPath.split('/')[0]}/${path}`));
  expect(await admin('GET', settings)).toMatchObject({ status: 200, json: { active: true } });
  expect((await admin('GET', clientKeys)).json).toHaveLength(1);
});
