import { define } from '../row.ts';

export const createProject = define({
  method: 'POST',
  path: '/v4/projects',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/projects/create',
  summary: 'Create a project',
  description: 'Admin token only.',
  access: 'admin',
  params: {
    name: { type: 'string', description: 'Name; derived from `path` when not given.' },
    path: { type: 'string', description: 'Last segment of the full path; derived from `name` when not given.' },
    namespace_path: {
      type: 'string',
      description: "Full path of the group that holds the project, such as `group/sub`. Default: the tenant's name.",
    },
    namespace_id: { type: 'integer', description: 'Refused: groups have no rows here, give `namespace_path`.' },
    description: { type: 'string', maxLength: 2000, description: 'Free text.' },
    visibility: {
      type: 'string',
      values: ['private', 'internal', 'public'],
      description: 'Only `private` is accepted.',
    },
  },
  atLeastOneOf: ['name', 'path'],
  success: 201,
  response: 'Project',
});

export const listProjects = define({
  method: 'GET',
  path: '/v4/projects',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/projects/list',
  summary: 'The projects that the caller may see',
  access: 'token',
  params: {
    search: { type: 'string', description: 'Part of the name or path, without regard to case.' },
    order_by: {
      type: 'string',
      values: ['id', 'name', 'path', 'created_at', 'updated_at', 'last_activity_at'],
      default: 'created_at',
      description: 'What to sort by.',
    },
    sort: { type: 'string', values: ['asc', 'desc'], default: 'desc', description: 'Direction.' },
    visibility: { type: 'string', values: ['private', 'internal', 'public'], description: 'All projects are private.' },
    archived: { type: 'boolean', description: 'No project is ever archived.' },
  },
  pagination: 'declared',
  success: 200,
  response: 'Project',
});

export const getProject = define({
  method: 'GET',
  path: '/v4/projects/{id}',
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/projects/get',
  summary: 'A project',
  access: { level: 10, refusal: 'forbidden' },
  params: {},
  success: 200,
  response: 'Project',
});

export const deleteProject = define({
  method: 'DELETE',
  path: '/v4/projects/{id}',
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/projects/delete',
  summary: 'Delete a project and everything under it',
  description: 'Admin token only.',
  access: 'admin',
  params: {},
  success: 202,
  response: 'Accepted',
});
