import { define } from '../row.ts';

const search = { type: 'string', description: 'Part of the full path, without regard to case.' } as const;
const sort = (fallback: 'asc' | 'desc') =>
  ({ type: 'string', values: ['asc', 'desc'], default: fallback, description: 'Direction.' }) as const;

export const listGroups = define({
  method: 'GET',
  path: '/v4/groups',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/groups/list',
  summary: 'The groups that the caller may see',
  description: 'For an admin token all groups, for a project token the one that holds its project.',
  access: 'token',
  params: {
    search,
    skip_groups: { type: 'integer[]', description: 'Ids of groups to leave out.' },
    top_level_only: { type: 'boolean', description: 'Only groups that are in no other.' },
    visibility: { type: 'string', values: ['private', 'internal', 'public'], description: 'All groups are private.' },
    order_by: {
      type: 'string',
      values: ['name', 'path', 'id', 'similarity'],
      default: 'name',
      description: 'What to sort by; `similarity` is `name`.',
    },
    sort: sort('asc'),
  },
  pagination: 'declared',
  success: 200,
  response: 'Group',
});

export const getGroup = define({
  method: 'GET',
  path: '/v4/groups/{id}',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/groups/get',
  summary: 'A group',
  access: 'token',
  params: {
    with_projects: { type: 'boolean', default: true, description: 'Whether the answer has `projects`.' },
  },
  success: 200,
  response: 'GroupDetails',
});

export const listGroupProjects = define({
  method: 'GET',
  path: '/v4/groups/{id}/projects',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/groups/list-projects',
  summary: 'The projects of a group that the caller may see',
  access: 'token',
  params: {
    include_subgroups: { type: 'boolean', default: false, description: 'Those of the groups in it as well.' },
    search: { type: 'string', description: 'Part of the name or path, without regard to case.' },
    order_by: {
      type: 'string',
      values: ['id', 'name', 'path', 'created_at', 'updated_at', 'last_activity_at', 'similarity', 'star_count'],
      default: 'created_at',
      description: 'What to sort by; `similarity` and `star_count` are `created_at`.',
    },
    sort: sort('desc'),
    visibility: { type: 'string', values: ['private', 'internal', 'public'], description: 'All projects are private.' },
    archived: { type: 'boolean', description: 'No project is ever archived.' },
  },
  pagination: 'declared',
  success: 200,
  response: 'Project',
});

export const listNamespaces = define({
  method: 'GET',
  path: '/v4/namespaces',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/namespaces/list',
  summary: 'The namespaces that the caller may see: the groups',
  access: 'token',
  params: { search, top_level_only: { type: 'boolean', description: 'Only namespaces that are in no other.' } },
  pagination: 'declared',
  success: 200,
  response: 'Namespace',
});

export const getNamespace = define({
  method: 'GET',
  path: '/v4/namespaces/{id}',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/namespaces/get',
  summary: 'A namespace',
  access: 'token',
  params: {},
  success: 200,
  response: 'Namespace',
});
