import { define } from '../row.ts';
import { environment, project, start, statsPeriod, status, statusDetails } from './issue-parameters.ts';
import { SENTRY_PATH } from './root.ts';

const reporter = { level: 20, refusal: 'forbidden' } as const;
const developer = { level: 30, refusal: 'forbidden' } as const;

const ofProject = `${SENTRY_PATH}/projects/{organization}/{project}/issues` as const;
const ofOrganization = `${SENTRY_PATH}/organizations/{organization}/issues` as const;
const path = `${SENTRY_PATH}/issues/{issue}` as const;
const alsoAt = `${ofOrganization}/{issue}` as const;

export const listIssues = define({
  method: 'GET',
  path: ofProject,
  alsoAt: ofOrganization,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/issues/list',
  summary: 'Issues of a project, or of the projects of an organization',
  description: 'A page may be shorter than `limit` before the last one: follow `Link` while `next` has results.',
  access: reporter,
  params: {
    query: {
      type: 'string',
      maxLength: 500,
      default: 'is:unresolved',
      description:
        'Words of the title, and `is:`, `level:`, `environment:`, `release:`, `age:`, `firstSeen:`, `lastSeen:` (`-24h`, `+7d`); or the id of an event alone. Empty: all.',
    },
    sort: {
      type: 'string',
      maxLength: 50,
      default: 'date',
      description: '`date` (last seen), `new` (first seen), `freq` and `user` (most events); any other is `date`.',
    },
    statsPeriod,
    start,
    end: start,
    project,
    environment,
  },
  pagination: 'keyset',
  success: 200,
  response: 'SentryIssueInList',
});

export const updateIssues = define({
  method: 'PUT',
  path: ofProject,
  alsoAt: ofOrganization,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/issues/update-many',
  summary: 'Set the status of several issues',
  description: 'Of those that `id` names, else of those with a status, else of all; of a thousand at the most.',
  access: developer,
  params: {
    status,
    statusDetails,
    ids: { type: 'string[]', inQuery: 'id', maxLength: 255, description: 'Numbers or short ids, repeated.' },
    with_status: { ...status, inQuery: 'status', description: 'Only issues with this status.' },
    projects: { ...project, inQuery: 'project' },
  },
  success: 200,
  response: 'SentryChange',
});

export const getIssue = define({
  method: 'GET',
  path,
  alsoAt,
  dialect: 'sentry',
  scope: 'issue',
  function: 'sentry/issues/get',
  summary: 'An issue, by its number or short id',
  access: reporter,
  params: {},
  success: 200,
  response: 'SentryIssue',
});

export const updateIssue = define({
  method: 'PUT',
  path,
  alsoAt,
  dialect: 'sentry',
  scope: 'issue',
  function: 'sentry/issues/update',
  summary: 'Set the status of an issue',
  access: developer,
  params: { status, statusDetails },
  success: 200,
  response: 'SentryIssue',
});

export const deleteIssue = define({
  method: 'DELETE',
  path,
  alsoAt,
  dialect: 'sentry',
  scope: 'issue',
  function: 'sentry/issues/delete',
  summary: 'Delete an issue and its events',
  description: 'If it happens again it is a new one.',
  access: developer,
  params: {},
  success: 204,
  response: 'None',
});

export const getShortId = define({
  method: 'GET',
  path: `${SENTRY_PATH}/organizations/{organization}/shortids/{issue}`,
  dialect: 'sentry',
  scope: 'issue',
  function: 'sentry/issues/short-id',
  summary: 'The issue of a short id',
  access: reporter,
  params: {},
  success: 200,
  response: 'SentryShortId',
});

export const linkIssue = define({
  method: 'POST',
  path: `${path}/plugins/gitlab/link`,
  dialect: 'sentry',
  scope: 'issue',
  function: 'sentry/issues/link',
  summary: 'Remember with which issue of GitLab an issue is linked',
  description: 'GitLab sends it when a person links the two. Another number takes the place of the one before.',
  access: developer,
  params: {
    issue_id: { type: 'integer', required: true, minimum: 1, description: 'Its number within its project in GitLab.' },
  },
  success: 200,
  response: 'SentryGitlabIssue',
});
