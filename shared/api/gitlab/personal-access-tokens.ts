import { define } from '../row.ts';
import { renewal } from './access-tokens.ts';
import { ROTATING_SCOPES, TOKEN_SCOPES } from './token-scopes.ts';

const path = '/v4/personal_access_tokens/self';

export const getTokenSelf = define({
  method: 'GET',
  path,
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/personal-access-tokens/get-self',
  summary: 'The token with which the caller comes',
  description:
    'Admin tokens and project access tokens alike, whatever their scopes. Of a session, the token that it came from; of a person, who has none, the session in its form.',
  access: 'token',
  scopes: TOKEN_SCOPES,
  params: {},
  success: 200,
  response: 'OwnToken',
});

/** A token of any scope may, as in GitLab (lib/api/personal_access_tokens/self_information.rb). */
export const revokeTokenSelf = define({
  method: 'DELETE',
  path,
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/personal-access-tokens/revoke-self',
  summary: 'Revoke the token that is shown',
  description:
    'Of a project, whatever its scopes and access level; an admin token is refused with a 405. The token opens nothing from then on.',
  access: 'project-token',
  scopes: TOKEN_SCOPES,
  params: {},
  success: 204,
  response: 'None',
});

export const rotateTokenSelf = define({
  method: 'POST',
  path: `${path}/rotate`,
  dialect: 'gitlab',
  scope: 'none',
  function: 'gitlab/personal-access-tokens/rotate-self',
  summary: 'Replace the token that is shown by a new one',
  description:
    'Of a project; an admin token is refused with a 405. Needs `api` or `self_rotate`, and no access level. The old token is revoked in the same step.',
  access: 'project-token',
  scopes: ROTATING_SCOPES,
  params: renewal,
  success: 200,
  response: 'PersonalAccessTokenWithSecret',
});
