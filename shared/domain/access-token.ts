import { createHash, randomBytes } from 'node:crypto';
import { InvalidToken, Unauthorized } from './refusals.ts';
import { DAY_MS, dayOf } from './time.ts';

/** GitLab's access levels that a project access token may have. */
export type AccessLevel = 10 | 15 | 20 | 30 | 40 | 50;

/**
 * GitLab's scopes that a project access token may have (`resource_bot_scopes`,
 * https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/gitlab/auth.rb). `api`, `read_api` and `self_rotate` reach
 * something here; the others are about repositories, registries, runners and the like, which are not.
 */
export type Scope =
  | 'api'
  | 'read_api'
  | 'create_runner'
  | 'manage_runner'
  | 'k8s_proxy'
  | 'self_rotate'
  | 'read_repository'
  | 'write_repository'
  | 'read_registry'
  | 'write_registry'
  | 'read_virtual_registry'
  | 'write_virtual_registry'
  | 'read_observability'
  | 'write_observability'
  | 'ai_features';

/** A token that is bound to one project. */
export interface ProjectAccessToken {
  kind: 'project';
  id: number;
  project_id: number;
  name: string;
  description: string | null;
  scopes: Scope[];
  access_level: AccessLevel;
  /** ISO 8601, UTC. */
  created_at: string;
  /** `YYYY-MM-DD`; expired from midnight UTC of that day. `null`: never. */
  expiry_date: string | null;
  revoked: boolean;
  /** The token that this one descends from by rotation; its own id when it was not rotated from another. */
  family: number;
  /** SHA-256 of the secret in hexadecimal; the secret itself is stored nowhere. */
  digest: string;
}

/** A token for everything in the tenant, made by its operator. */
export interface AdminToken {
  kind: 'admin';
  id: number;
  name: string;
  created_at: string;
  revoked: boolean;
  digest: string;
}

export type AccessToken = ProjectAccessToken | AdminToken;

/** A fresh secret in GitLab's form: `glpat-` and 32 characters of base64url. */
export function newSecret(): string {
  return `glpat-${randomBytes(24).toString('base64url')}`;
}

/** What is stored in place of a secret: SHA-256 in hexadecimal. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export type TokenState = 'active' | 'expired' | 'revoked';

/** GitLab looks at expiry before revocation. */
export function tokenState(token: AccessToken, now: Date): TokenState {
  if (token.kind === 'project' && token.expiry_date !== null && token.expiry_date <= dayOf(now)) return 'expired';
  return token.revoked ? 'revoked' : 'active';
}

/**
 * Takes a token that was looked up for one that may be used.
 * @throws Unauthorized where none was found, InvalidToken
 */
export function usable(found: AccessToken | null, now: Date): AccessToken {
  if (found === null) throw new Unauthorized();
  const state = tokenState(found, now);
  if (state !== 'active') throw new InvalidToken(state);
  return found;
}

/** A rotated token that had an expiry gets a week, as in GitLab; one that had none gets none. */
export function renewedExpiry(old: ProjectAccessToken, now: Date): string | null {
  return old.expiry_date === null ? null : dayOf(new Date(now.getTime() + 7 * DAY_MS));
}

export interface TokenSelection {
  state?: string | null;
  revoked?: boolean | null;
  search?: string | null;
}

export function selectTokens(
  tokens: readonly ProjectAccessToken[],
  { state, revoked, search }: TokenSelection,
  now: Date,
): ProjectAccessToken[] {
  return tokens.filter(
    (token) =>
      (!state || (tokenState(token, now) === 'active') === (state === 'active')) &&
      (revoked == null || token.revoked === revoked) &&
      token.name.toLowerCase().includes((search ?? '').toLowerCase()),
  );
}
