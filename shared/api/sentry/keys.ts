import { define } from '../row.ts';
import { SENTRY_PATH } from './root.ts';

const access = { level: 40, refusal: 'forbidden' } as const;
const path = `${SENTRY_PATH}/projects/{organization}/{project}/keys` as const;

export const listSentryKeys = define({
  method: 'GET',
  path,
  dialect: 'sentry',
  scope: 'project',
  function: 'sentry/keys/list',
  summary: 'Client keys of a project, with their DSNs',
  access,
  params: {},
  pagination: 'keyset',
  success: 200,
  response: 'SentryKey',
});

export const createSentryKey = define({
  method: 'POST',
  path,
  dialect: 'sentry',
  scope: 'project',
  function: 'sentry/keys/create',
  summary: 'Create a client key',
  description: 'Keys have no names: that of the request is not kept.',
  access,
  params: {},
  success: 201,
  response: 'SentryKey',
});

export const updateSentryKey = define({
  method: 'PUT',
  path: `${path}/{key}`,
  dialect: 'sentry',
  scope: 'project',
  function: 'sentry/keys/update',
  summary: 'Switch a client key on or off',
  access,
  params: { isActive: { type: 'boolean', description: 'Whether events are taken that come with it.' } },
  success: 200,
  response: 'SentryKey',
});

export const deleteSentryKey = define({
  method: 'DELETE',
  path: `${path}/{key}`,
  dialect: 'sentry',
  scope: 'project',
  function: 'sentry/keys/delete',
  summary: 'Delete a client key',
  access,
  params: {},
  success: 204,
  response: 'None',
});
