import { tokenState, type AccessToken, type ProjectAccessToken, type Scope } from '../../domain/access-token.ts';
import type { Principal } from '../../domain/principal.ts';
import type { Session } from '../../domain/session.ts';
import { userIdOf } from '../../domain/user.ts';

/** Whom no scopes hold back: `api` is what reaches everything. */
const ALL_SCOPES: Scope[] = ['api'];

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

/** What somebody may do and where; an admin token may do everything in every project, a person what each project says. */
export function reachOf(principal: Principal) {
  switch (principal.kind) {
    case 'admin':
      return { access_level: ADMIN_LEVEL, scopes: ALL_SCOPES };
    case 'person':
      return { access_level: null, scopes: ALL_SCOPES };
    case 'project':
      return { access_level: principal.access_level, scopes: principal.scopes };
  }
}

type OwnToken = ReturnType<typeof personalAccessTokenEntity> & {
  access_level: number | null;
  project: { id: number } | null;
  /** Of a session of a person. */
  person?: { issuer: string; subject: string };
};

/**
 * The token that is shown, as GitLab has it and with what it reaches. Its project is named by the id alone, which it has. A
 * person has no token: the session, which ends at a moment and not on a day, is shown in its form.
 */
export function ownTokenEntity(principal: Principal, session: Session | null, now: Date): OwnToken {
  if (principal.kind === 'person') {
    const { id, name, issuer, subject } = principal;
    const { created_at } = session!;
    const ofSession = { revoked: false, created_at, description: null, scopes: ALL_SCOPES, last_used_at: null };
    const rest = { active: true, expires_at: null, access_level: null, project: null };
    return { id, name, user_id: id, ...ofSession, ...rest, person: { issuer, subject } };
  }
  return {
    ...personalAccessTokenEntity(principal, now),
    access_level: reachOf(principal).access_level,
    project: principal.kind === 'admin' ? null : { id: principal.project_id },
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
