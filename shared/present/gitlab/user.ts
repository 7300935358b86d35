import type { User } from '../../domain/user.ts';

/** What GitLab tells administrators about themselves beyond what it tells others. */
const OF_ADMIN = { is_admin: true, note: null, namespace_id: null, created_by: null, email_reset_offered_at: null };

/**
 * GitLab's `UserPublic` entity, of an administrator its `UserWithAdmin`. There is no profile and no session, so what belongs
 * to these is as it is for a bot in GitLab. `origin`: scheme, host and port.
 */
export function userEntity({ kind, id, username, name, created_at }: User, origin: string) {
  const isAdmin = kind === 'admin';
  const email = `${username}@noreply.${new URL(origin).hostname}`;
  return {
    id,
    username,
    public_email: null,
    name,
    state: 'active',
    locked: false,
    avatar_url: null,
    web_url: `${origin}/${username}`,
    created_at,
    bio: '',
    location: '',
    linkedin: '',
    twitter: '',
    discord: '',
    website_url: '',
    github: '',
    job_title: '',
    pronouns: null,
    organization: '',
    bot: kind === 'bot',
    work_information: null,
    local_time: null,
    last_sign_in_at: null,
    confirmed_at: created_at,
    last_activity_on: null,
    email,
    theme_id: 1,
    color_scheme_id: 1,
    projects_limit: isAdmin ? 100_000 : 0,
    current_sign_in_at: null,
    identities: [],
    can_create_group: false,
    can_create_project: isAdmin,
    two_factor_enabled: false,
    external: false,
    private_profile: false,
    commit_email: email,
    preferred_language: 'en',
    ...(isAdmin && OF_ADMIN),
  };
}
