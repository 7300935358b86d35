import type { AccessToken } from './access-token.ts';

/**
 * Returns the id of the user that a token acts as. Each project access token has a bot, as in GitLab, which stays the same
 * when the token is rotated; each admin token has a user. Tokens of both kinds are numbered by one counter, so that no two
 * users share an id.
 */
export function userIdOf(token: AccessToken): number {
  return token.kind === 'project' ? token.family : token.id;
}
