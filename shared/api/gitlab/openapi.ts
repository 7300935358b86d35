import { define } from '../row.ts';

export const getOpenapi = define({
  method: 'GET',
  path: '/openapi.json',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/openapi/get',
  summary: 'This API as an OpenAPI document',
  access: 'public',
  params: {},
  success: 200,
  response: 'OpenApi',
});
