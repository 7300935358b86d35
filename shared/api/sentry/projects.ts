import { define } from '../row.ts';
import { SENTRY_PATH } from './root.ts';

export const listSentryProjects = define({
  method: 'GET',
  path: `${SENTRY_PATH}/projects`,
  alsoAt: `${SENTRY_PATH}/organizations/{organization}/projects`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/projects/list',
  summary: 'Projects of the caller, or those of an organization',
  access: 'token',
  params: {
    query: { type: 'string', maxLength: 255, description: 'Part of slug or name, without regard to case.' },
  },
  pagination: 'keyset',
  success: 200,
  response: 'SentryProject',
});

export const getSentryProject = define({
  method: 'GET',
  path: `${SENTRY_PATH}/projects/{organization}/{project}`,
  dialect: 'sentry',
  scope: 'project',
  function: 'sentry/projects/get',
  summary: 'A project',
  access: 'token',
  params: {},
  success: 200,
  response: 'SentryProject',
});
