import { levelIn } from '../session/person-level.ts';
import type { Session } from '../session/types.ts';

/** Scopes that reach something here. The API takes GitLab's others, too, which do not. */
export const SCOPES = [
  ['api', 'everything that the level lets do'],
  ['read_api', 'reads only'],
  ['self_rotate', 'replaces the token by a new one'],
] as const;

export type Scope = (typeof SCOPES)[number][0];

/** Whether the session may write at all: an admin and a person have every scope, a token its own. */
export const mayWrite = ({ scopes }: Pick<Session, 'scopes'>): boolean => scopes.includes('api');

/** Whether the API lets this session create tokens: no project's token may, and no person. */
export const mayCreateTokens = ({ kind }: Pick<Session, 'kind'>): boolean => kind === 'admin';

/** Whether the API lets this session replace a token of that level in a project: nobody gets more by it than they have. */
export function mayRotate(
  session: Pick<Session, 'scopes' | 'person' | 'access_level'>,
  project: string,
  level: number,
): boolean {
  return mayWrite(session) && levelIn(session, project) >= level;
}

/** Whether a token may be the one that somebody is signed in with, as far as a session tells: by its name. */
export const mayBeOwn = ({ kind, name }: Pick<Session, 'kind' | 'name'>, token: { name: string }): boolean =>
  kind === 'project' && name === token.name;
