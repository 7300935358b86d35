import { define } from '../row.ts';

/** Below the stage `api`, this is where Sentry's Web API has to be: `/api/0` of the host. */
export const SENTRY_PATH = '/0';

export const getApiRoot = define({
  method: 'GET',
  path: SENTRY_PATH,
  dialect: 'sentry',
  scope: 'none',
  function: 'sentry/root/get',
  summary: 'What the token may do',
  access: 'token',
  params: {},
  success: 200,
  response: 'SentryRoot',
});

export const getAuth = define({
  method: 'GET',
  path: `${SENTRY_PATH}/auth`,
  dialect: 'sentry',
  scope: 'none',
  function: 'sentry/auth/get',
  summary: 'Who the token acts as',
  access: 'token',
  scopes: ['read_user'],
  params: {},
  success: 200,
  response: 'SentryAuth',
});
