import type { ProjectAccessToken } from '../../domain/access-token.ts';
import { userOf } from '../../domain/user.ts';

/**
 * GitLab's member entity of the bot that a project access token acts as, which is the same one after a rotation. `origin`:
 * scheme, host and port.
 */
export function memberEntity(token: ProjectAccessToken, origin: string) {
  const { id, username, name } = userOf(token, token.created_at);
  return {
    id,
    username,
    public_email: null,
    name,
    state: 'active',
    locked: false,
    avatar_url: null,
    web_url: `${origin}/${username}`,
    access_level: token.access_level,
    created_at: token.created_at,
    expires_at: token.expiry_date,
    membership_state: 'active',
  };
}
