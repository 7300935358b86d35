import { define } from '../row.ts';

export const getMetadata = define({
  method: 'GET',
  path: '/v4/metadata',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/metadata/get',
  summary: 'Version of GitLab whose API this is',
  access: 'token',
  scopes: ['read_user'],
  params: {},
  success: 200,
  response: 'Metadata',
});

export const getVersion = define({
  method: 'GET',
  path: '/v4/version',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/version/get',
  summary: 'The same under its older address',
  access: 'token',
  scopes: ['read_user'],
  params: {},
  success: 200,
  response: 'Metadata',
});
