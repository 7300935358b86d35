import { define } from '../row.ts';

export const getTenant = define({
  method: 'GET',
  path: '/ui/-/tenant',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/tenant/get',
  summary: 'Which tenant this is, and how one signs in to its pages',
  description:
    '`sign_in`: the OpenID providers through which persons sign in, ten at the most; a token always does. Anybody may see them.',
  access: 'public',
  params: {},
  success: 200,
  response: 'Tenant',
});
