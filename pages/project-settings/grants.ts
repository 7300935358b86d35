import type { Session } from '../session/session.ts';

/** Access levels that a token may have, with what each lets do here, from little to much. */
export const LEVELS = [
  [10, 'Guest', 'sees that the project is there'],
  [15, 'Planner', 'the same as Guest'],
  [20, 'Reporter', 'reads errors and events'],
  [30, 'Developer', 'also resolves, ignores and deletes errors'],
  [40, 'Maintainer', 'also changes settings, keys and tokens'],
  [50, 'Owner', 'the same as Maintainer'],
] as const;

export type Level = (typeof LEVELS)[number][0];

/** Scopes that reach something here. The API takes GitLab's others, too, which do not. */
export const SCOPES = [
  ['api', 'everything that the level lets do'],
  ['read_api', 'reads only'],
  ['self_rotate', 'replaces the token by a new one'],
] as const;

export type Scope = (typeof SCOPES)[number][0];

/** The name of a level; the number of one that has none. */
export function levelName(level: number): string {
  return LEVELS.find(([one]) => one === level)?.[1] ?? String(level);
}

/** Whether the session's token may write at all. */
export function mayWrite({ kind, scopes }: Pick<Session, 'kind' | 'scopes'>): boolean {
  return kind === 'admin' || scopes.includes('api');
}

/** Whether the API lets this session create tokens: no project's token may. */
export const mayCreateTokens = ({ kind }: Pick<Session, 'kind'>): boolean => kind === 'admin';

/** Whether the API lets this session replace a token of that level: nobody gets more by it than they have. */
export function mayRotate(session: Pick<Session, 'kind' | 'scopes' | 'access_level'>, level: number): boolean {
  return mayWrite(session) && (session.kind === 'admin' || session.access_level >= level);
}

/** Whether a token may be the one that somebody is signed in with, as far as a session tells: by its name. */
export const mayBeOwn = ({ kind, name }: Pick<Session, 'kind' | 'name'>, token: { name: string }): boolean =>
  kind === 'project' && name === token.name;
