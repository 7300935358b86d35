import { define } from '../row.ts';

export const getTenant = define({
  method: 'GET',
  path: '/ui/-/tenant',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/tenant/get',
  summary: 'Which tenant this is, and how one signs in to its pages',
  access: 'public',
  params: {},
  success: 200,
  response: 'Tenant',
});
