import { define } from '../row.ts';
import { TOKEN_SCOPES } from './token-scopes.ts';

const path = '/ui/-/session';

const OWN_PAGES =
  'For pages of this origin alone, by https or on localhost: `Sec-Fetch-Site: same-origin` has to be there.';

export const createSession = define({
  method: 'POST',
  path,
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/session/create',
  summary: 'Sign a browser in with a token',
  description: `${OWN_PAGES} The session acts as the token and ends with it; the one that the browser had before ends at once.`,
  access: 'public',
  params: {
    token: {
      type: 'string',
      required: true,
      allowBlank: false,
      maxLength: 1024,
      secret: true,
      description: 'An admin token or a project access token, whatever its scopes.',
    },
  },
  session: 'begins',
  success: 204,
  response: 'SessionCookie',
});

export const getSession = define({
  method: 'GET',
  path,
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/session/get',
  summary: 'Who is signed in, and until when',
  access: 'session',
  scopes: TOKEN_SCOPES,
  params: {},
  success: 200,
  response: 'Session',
});

export const deleteSession = define({
  method: 'DELETE',
  path,
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/session/delete',
  summary: 'Sign a browser out',
  description: `${OWN_PAGES} To be signed out already is no error.`,
  access: 'public',
  params: {},
  session: 'ends',
  success: 204,
  response: 'None',
});
