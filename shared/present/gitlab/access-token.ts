import { tokenState, type ProjectAccessToken } from '../../domain/access-token.ts';

/** GitLab's `ResourceAccessToken` entity. There are no users here, and the use of tokens is not recorded. */
export function accessTokenEntity(token: ProjectAccessToken, now: Date) {
  return {
    id: token.id,
    name: token.name,
    revoked: token.revoked,
    created_at: token.created_at,
    description: token.description,
    scopes: token.scopes,
    user_id: null,
    last_used_at: null,
    active: tokenState(token, now) === 'active',
    expires_at: token.expiry_date,
    access_level: token.access_level,
    resource_type: 'project',
    resource_id: token.project_id,
  };
}
