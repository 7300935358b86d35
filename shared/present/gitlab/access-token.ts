import { tokenState, type AccessToken, type ProjectAccessToken, type Scope } from '../../domain/access-token.ts';
import { userIdOf } from '../../domain/user.ts';

/** An admin token is not held back by scopes: `api` is what reaches everything. */
const ADMIN_SCOPES: Scope[] = ['api'];

/** GitLab's `PersonalAccessToken` entity, in which a token of either kind is told about itself. */
export function personalAccessTokenEntity(token: AccessToken, now: Date) {
  const { description, scopes, expiry_date } =
    token.kind === 'project' ? token : { description: null, scopes: ADMIN_SCOPES, expiry_date: null };
  return {
    id: token.id,
    name: token.name,
    revoked: token.revoked,
    created_at: token.created_at,
    description,
    scopes,
    user_id: userIdOf(token),
    // The use of tokens is not recorded.
    last_used_at: null,
    active: tokenState(token, now) === 'active',
    expires_at: expiry_date,
  };
}

/** GitLab's `ResourceAccessToken` entity. */
export function accessTokenEntity(token: ProjectAccessToken, now: Date) {
  return {
    ...personalAccessTokenEntity(token, now),
    access_level: token.access_level,
    resource_type: 'project',
    resource_id: token.project_id,
  };
}
