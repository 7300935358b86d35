import type { Principal } from '../../domain/principal.ts';
import type { User } from '../../domain/user.ts';

const READS = ['org:read', 'project:read', 'team:read', 'event:read'];
const CHANGES = ['event:write', 'event:admin', 'project:releases', 'org:ci'];
const ADMINISTERS = ['project:write', 'project:admin'];

/** What a token may do, in the names of Sentry's scopes: reading from Reporter on, changes as Developer, keys as Maintainer. */
export function scopesOf(principal: Principal): string[] {
  if (principal.kind === 'admin') return [...READS, ...CHANGES, ...ADMINISTERS];
  // Persons have sessions, which do not count here.
  if (principal.kind !== 'project') return [];
  const { access_level, scopes } = principal;
  const writes = scopes.includes('api');
  const names = [
    [access_level >= 20, READS],
    [access_level >= 30 && writes, CHANGES],
    [access_level >= 40 && writes, ADMINISTERS],
  ] as const;
  return names.flatMap(([has, some]) => (has ? some : []));
}

/** The API itself: no version of Sentry, and what the caller's token may do. There is no person behind it. */
export function rootEntity(principal: Principal) {
  return { version: '0', auth: { scopes: scopesOf(principal) }, user: null };
}

/** Who a token acts as. The address takes no mail. `base`: the API's address. */
export function authEntity({ id, name, username }: User, base: string) {
  return { id: String(id), name, username, email: `${username}@noreply.${new URL(base).hostname}` };
}
