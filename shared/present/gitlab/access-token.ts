import { tokenState, type AccessToken, type ProjectAccessToken, type Scope } from '../../domain/access-token.ts';
import { userIdOf } from '../../domain/user.ts';

/** An admin token is not held back by scopes: `api` is what reaches everything. */
const ADMIN_SCOPES: Scope[] = ['api'];

/** GitLab's level above all others (`ADMIN`, https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/gitlab/access.rb). */
const ADMIN_LEVEL = 60;

/** GitLab's `PersonalAccessToken` entity, in which a token of either kind is told about itself. */
export function personalAccessTokenEntity(token: AccessToken, now: Date) {
  const { description, expiry_date } = token.kind === 'project' ? token : { description: null, expiry_date: null };
  return {
    id: token.id,
    name: token.name,
    revoked: token.revoked,
    created_at: token.created_at,
    description,
    scopes: reachOf(token).scopes,
    user_id: userIdOf(token),
    // The use of tokens is not recorded.
    last_used_at: null,
    active: tokenState(token, now) === 'active',
    expires_at: expiry_date,
  };
}

/** What a token may do and where; an admin token may do everything in every project. */
export function reachOf(token: AccessToken) {
  return token.kind === 'admin'
    ? { access_level: ADMIN_LEVEL, scopes: ADMIN_SCOPES }
    : { access_level: token.access_level, scopes: token.scopes };
}

/** The token that is shown, as GitLab has it and with what it reaches. Its project is named by the id alone, which it has. */
export function ownTokenEntity(token: AccessToken, now: Date) {
  return {
    ...personalAccessTokenEntity(token, now),
    access_level: reachOf(token).access_level,
    project: token.kind === 'admin' ? null : { id: token.project_id },
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
