import type { AccessLevel } from '../../domain/access-token.ts';
import { define, type Parameter } from '../row.ts';
import { ROTATING_SCOPES, TOKEN_SCOPES } from './token-scopes.ts';

const path = '/v4/projects/{id}/access_tokens';
const access = { level: 40, refusal: 'unauthorized' } as const;

/** What may be said of a token that takes the place of another. */
export const renewal = {
  expires_at: {
    type: 'date',
    description: "The new token's expiry. Not given: one week from now if the old one had an expiry, else never.",
  },
} as const satisfies Record<string, Parameter>;

export const createAccessToken = define({
  method: 'POST',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/access-tokens/create',
  summary: 'Create a project access token',
  description: 'Admin token only. The secret is in this answer and nowhere else.',
  access,
  params: {
    name: { type: 'string', required: true, allowBlank: false, maxLength: 255, description: 'Name.' },
    scopes: {
      type: 'string[]',
      required: true,
      allowBlank: false,
      values: TOKEN_SCOPES,
      description:
        '`api`: everything. `read_api`: GET and HEAD only. `self_rotate`: replace the token itself. The others reach nothing here.',
    },
    access_level: {
      type: 'integer',
      values: [10, 15, 20, 30, 40, 50] satisfies AccessLevel[],
      default: 40,
      description: '10 guest, 15 planner, 20 reporter, 30 developer, 40 maintainer, 50 owner.',
    },
    expires_at: {
      type: 'date',
      description: 'Day from which the token is refused, `YYYY-MM-DD` in UTC. Not given: never.',
    },
    description: { type: 'string', maxLength: 255, description: 'Free text.' },
  },
  success: 201,
  response: 'AccessTokenWithSecret',
});

export const listAccessTokens = define({
  method: 'GET',
  path,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/access-tokens/list',
  summary: "A project's access tokens, ascending by id",
  access,
  params: {
    state: {
      type: 'string',
      values: ['active', 'inactive'],
      description: 'Only tokens that work, or only those that do not.',
    },
    revoked: { type: 'boolean', description: 'Only tokens that are, or are not, revoked.' },
    search: { type: 'string', description: 'Part of the name, without regard to case.' },
  },
  pagination: 'declared',
  success: 200,
  response: 'AccessToken',
});

export const getAccessToken = define({
  method: 'GET',
  path: `${path}/{token_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/access-tokens/get',
  summary: 'A project access token',
  access,
  params: {},
  success: 200,
  response: 'AccessToken',
});

export const revokeAccessToken = define({
  method: 'DELETE',
  path: `${path}/{token_id}`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/access-tokens/revoke',
  summary: 'Revoke a project access token',
  access,
  params: {},
  success: 204,
  response: 'None',
});

export const rotateAccessToken = define({
  method: 'POST',
  path: `${path}/{token_id}/rotate`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/access-tokens/rotate',
  summary: 'Replace a project access token by a new one',
  description:
    'The old token is revoked in the same step. Rotating a revoked token revokes every token that descends from it.',
  access,
  params: renewal,
  success: 200,
  response: 'AccessTokenWithSecret',
});

export const rotateAccessTokenSelf = define({
  method: 'POST',
  path: `${path}/self/rotate`,
  dialect: 'gitlab',
  scope: 'project',
  function: 'gitlab/access-tokens/rotate-self',
  summary: 'Replace the project access token that is shown by a new one',
  description: 'Needs `api` or `self_rotate`, and no access level. An admin token is refused with a 405.',
  access: 'project-token',
  scopes: ROTATING_SCOPES,
  params: renewal,
  success: 200,
  response: 'AccessTokenWithSecret',
});
