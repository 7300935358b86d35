import type { Session } from '../session/types.ts';

/** Scopes that reach something here. The API takes GitLab's others, too, which do not. */
export const SCOPES = [
  ['api', 'everything that the level lets do'],
  ['read_api', 'reads only'],
  ['self_rotate', 'replaces the token by a new one'],
] as const;

export type Scope = (typeof SCOPES)[number][0];

/** Whether the session's token may write at all. */
export function mayWrite({ kind, scopes }: Pick<Session, 'kind' | 'scopes'>): boolean {
  return kind === 'admin' || scopes.includes('api');
}

/** Whether the API lets this session create tokens: no project's token may, and no person. */
export const mayCreateTokens = ({ kind }: Pick<Session, 'kind'>): boolean => kind === 'admin';

/**
 * Whether the API lets this session replace a token of that level: nobody gets more by it than they have. Not of a person,
 * whose level depends on the project.
 */
export function mayRotate(session: Pick<Session, 'kind' | 'scopes' | 'access_level'>, level: number): boolean {
  return mayWrite(session) && (session.kind === 'admin' || (session.access_level ?? 0) >= level);
}

/** Whether a token may be the one that somebody is signed in with, as far as a session tells: by its name. */
export const mayBeOwn = ({ kind, name }: Pick<Session, 'kind' | 'name'>, token: { name: string }): boolean =>
  kind === 'project' && name === token.name;
