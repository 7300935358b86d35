import { callOnce } from '../api/call.ts';
import { forgetAll } from '../api/resources.ts';
import { signInGate } from '../api/sign-in-gate.ts';
import type { DataOf } from '../api/types.ts';
import { levelName } from './levels.ts';

/** Who is signed in. */
export type Session = DataOf<'getSession'>;

let current: Session | null = null;
const listeners = new Set<() => void>();

function become(session: Session | null): void {
  current = session;
  listeners.forEach((listener) => listener());
}

/** Who is signed in, as far as this tab has heard. */
export const currentSession = (): Session | null => current;

/** Calls back when somebody has signed in or out. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks who is signed in. Nobody is no failure: the first request of the page will ask for a sign-in. */
export async function refreshSession(): Promise<void> {
  try {
    become((await callOnce('getSession', {})).data);
  } catch {
    become(null);
  }
}

/** Exchanges a token for a session and lets waiting requests go on. @throws ApiError where the token is not valid. */
export async function signIn(token: string): Promise<void> {
  await callOnce('createSession', { token: token.trim() });
  const before = viewOf(current);
  await refreshSession();
  if (viewOf(current) !== before) forgetAll();
  signInGate.answer(true);
}

/** Whatever decides what somebody sees: names of tokens are not unique. */
function viewOf(session: Session | null): string {
  return JSON.stringify([session?.kind, session?.name, session?.project?.id, session?.access_level, session?.scopes]);
}

/** Ends the session and forgets what it has shown. @throws ApiError where the server did not do so. */
export async function signOut(): Promise<void> {
  await callOnce('deleteSession', {});
  become(null);
  forgetAll();
}

/** The role's name in GitLab's words. */
export function roleOf({ kind, access_level }: Session): string {
  if (kind === 'admin') return 'Admin';
  return access_level === null ? 'Signed in' : levelName(access_level);
}

/** Whether somebody may do what needs that level in a project; what they may not is hidden, not greyed. */
export function mayFrom(level: number): boolean {
  return current !== null && (current.kind === 'admin' || (current.access_level ?? 0) >= level);
}
