import { define } from '../row.ts';
import { SENTRY_PATH } from './root.ts';

const path = `${SENTRY_PATH}/organizations` as const;
const query = { type: 'string', maxLength: 255, description: 'Part of slug or name, without regard to case.' } as const;

export const listOrganizations = define({
  method: 'GET',
  path,
  dialect: 'sentry',
  scope: 'none',
  function: 'sentry/organizations/list',
  summary: 'Organizations: the namespaces that hold projects of the caller',
  access: 'token',
  params: { query },
  pagination: 'keyset',
  success: 200,
  response: 'SentryOrganization',
});

export const getOrganization = define({
  method: 'GET',
  path: `${path}/{organization}`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/organizations/get',
  summary: 'An organization',
  access: 'token',
  params: {},
  success: 200,
  response: 'SentryOrganization',
});

export const listRepositories = define({
  method: 'GET',
  path: `${path}/{organization}/repos`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/organizations/repositories',
  summary: 'Repositories of an organization: there are none',
  access: 'token',
  params: {},
  pagination: 'keyset',
  success: 200,
  response: 'SentryNothing',
});

export const listTeams = define({
  method: 'GET',
  path: `${path}/{organization}/teams`,
  dialect: 'sentry',
  scope: 'projects',
  function: 'sentry/organizations/teams',
  summary: 'Teams of an organization: there are none',
  access: 'token',
  params: {},
  pagination: 'keyset',
  success: 200,
  response: 'SentryNothing',
});
