import { expect, it } from 'vitest';
import { NO_PROJECT } from '../../../kit/answers.ts';
import { memberOf, newProject } from '../../../kit/projects.ts';
import { admin } from '../../../kit/request.ts';

it('no project was ever imported, and any member is told so', async () => {
  const project = await newProject({ name: 'Shop', description: 'Cheese', namespace_path: 'group/sub' });
  const guest = await memberOf(project, { access_level: 10, scopes: ['read_api'] });
  const [, , path] = project.fullPath.split('/');
  const json = {
    id: project.id,
    description: 'Cheese',
    name: 'Shop',
    name_with_namespace: 'group / sub / Shop',
    path,
    path_with_namespace: project.fullPath,
    created_at: expect.any(String) as string,
    import_status: 'none',
    import_type: null,
    correlation_id: null,
    failed_relations: [],
    import_error: null,
    stats: null,
  };
  expect(await guest('GET', `${project.at}/import`)).toEqual({ status: 200, json });
  expect(await admin('GET', `/v4/projects/${encodeURIComponent(project.fullPath)}/import`)).toEqual({
    status: 200,
    json,
  });
});

it('a project that is not there, or not the caller’s, is not found', async () => {
  const stranger = await memberOf(await newProject());
  expect(await stranger('GET', `${(await newProject()).at}/import`)).toEqual(NO_PROJECT);
  expect(await admin('GET', '/v4/projects/9007199254740991/import')).toEqual(NO_PROJECT);
});
