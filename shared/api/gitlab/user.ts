import { define } from '../row.ts';

export const getUser = define({
  method: 'GET',
  path: '/v4/user',
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/user/get',
  summary: 'The user that the caller acts as',
  description:
    'Of a project access token its bot, of an admin token an administrator, of a session of a person that person.',
  access: 'token',
  scopes: ['read_user'],
  params: {},
  success: 200,
  response: 'User',
});
