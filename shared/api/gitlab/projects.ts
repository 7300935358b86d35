import { define } from '../row.ts';
import { PROJECT_ATTRIBUTES } from './project-attributes.ts';

/** What a request can say of a project, whether it creates or changes it. */
const fields = {
  description: { type: 'string', maxLength: 2000, description: 'Free text.' },
  visibility: {
    type: 'string',
    values: ['private', 'internal', 'public'],
    description: 'Only `private` is accepted.',
  },
  import_url: { type: 'string', description: 'Refused unless it is blank: there are no repositories.' },
  ...PROJECT_ATTRIBUTES,
} as const;

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
    namespace_id: { type: 'integer', description: 'Id of that group, instead; there must be one.' },
    ...fields,
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

export const listProjectSummaries = define({
  method: 'GET',
  path: '/v4/error_tracking/projects',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/projects/summaries',
  summary: 'How the projects do whose errors the caller may see',
  description: 'By their paths: unresolved errors, events of the last 24 hours, and what is new or came back in them.',
  access: 'token',
  params: { search: { type: 'string', description: 'Part of the name or path, without regard to case.' } },
  pagination: 'keyset',
  success: 200,
  response: 'ProjectSummary',
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

const changes = {
  name: { type: 'string', description: 'Name.' },
  path: { type: 'string', description: 'Last segment of the full path. The old path leads nowhere from then on.' },
  ...fields,
} as const;

export const updateProject = define({
  method: 'PUT',
  path: '/v4/projects/{id}',
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/projects/update',
  summary: 'Change a project',
  description: 'What the request does not name stays.',
  access: { level: 40, refusal: 'forbidden' },
  params: changes,
  atLeastOneOf: Object.keys(changes),
  success: 200,
  response: 'Project',
});

export const getProjectImport = define({
  method: 'GET',
  path: '/v4/projects/{id}/import',
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/projects/import',
  summary: "The state of a project's import, of which there is never one",
  access: { level: 10, refusal: 'forbidden' },
  params: {},
  success: 200,
  response: 'ProjectImport',
});

export const listProjectMembers = define({
  method: 'GET',
  path: '/v4/projects/{id}/members/all',
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/projects/members',
  summary: 'The members of a project: a bot for each active access token',
  access: { level: 10, refusal: 'forbidden' },
  params: {
    query: { type: 'string', description: 'Part of the name or user name, without regard to case.' },
    user_ids: { type: 'integer[]', description: 'Only these.' },
  },
  pagination: 'declared',
  success: 200,
  response: 'Member',
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
