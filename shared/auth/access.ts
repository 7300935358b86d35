import type { AccessLevel, AccessToken } from '../domain/access-token.ts';

/** `api` reaches everything, `read_api` what is only read. The admin token has no scopes: it reaches everything. */
export function scopeReaches(token: AccessToken, method: string): boolean {
  if (token.kind === 'admin' || token.scopes.includes('api')) return true;
  return token.scopes.includes('read_api') && (method === 'GET' || method === 'HEAD');
}

/** All projects are private: who is no member is told that there is no such project. */
export function mayKnowProject(token: AccessToken, projectId: number): boolean {
  return token.kind === 'admin' || token.project_id === projectId;
}

export function hasLevel(token: AccessToken, level: AccessLevel): boolean {
  return token.kind === 'admin' || token.access_level >= level;
}
