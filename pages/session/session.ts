import { callOnce } from '../api/call.ts';
import { forgetAll } from '../api/resources.ts';
import { signInGate } from '../api/sign-in-gate.ts';
import { projectOf, routeOf } from '../routes.ts';
import { levelName } from './levels.ts';
import { otherTabs, type SessionNews } from './other-tabs.ts';
import { levelIn } from './person-level.ts';
import type { Session } from './types.ts';

export type { Session };

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
  otherTabs.tell('signed-in');
  signInGate.answer(true);
}

/** Whatever decides what somebody sees: names of tokens are not unique. */
function viewOf(session: Session | null): string {
  return JSON.stringify([
    session?.kind,
    session?.name,
    session?.project?.id,
    session?.access_level,
    session?.scopes,
    session?.person,
  ]);
}

/** Ends the session and forgets what it has shown. @throws ApiError where the server did not do so. */
export async function signOut(): Promise<void> {
  await callOnce('deleteSession', {});
  become(null);
  forgetAll();
  otherTabs.tell('signed-out');
}

/**
 * Heeds what other tabs of this browser do with the session, which is that of all: the same person signed in again, so what
 * waits for that goes on; whoever else is now signed in, or nobody, sees nothing of what this tab has. `leave` loads the
 * page anew, which asks for a sign-in where one is needed. @returns what ends that.
 */
export function heedOtherTabs(leave: () => void): () => void {
  return otherTabs.listen((news) => void heed(news).then((isSame) => isSame || leave()));
}

/** @returns whether what this tab shows may stay. */
async function heed(news: SessionNews): Promise<boolean> {
  if (news === 'signed-out') return false;
  const before = current;
  await refreshSession();
  const isSame = before === null || viewOf(current) === viewOf(before);
  if (isSame) signInGate.answer(true);
  return isSame;
}

/** The role's name in GitLab's words; of a person that in the project whose page is shown. */
export function roleOf(session: Session): string {
  if (session.kind === 'admin') return 'Admin';
  const level = levelHere(session);
  return level === 0 ? 'Signed in' : levelName(level);
}

/** Whether somebody may do what needs that level in the project whose page is shown; what they may not is hidden, not greyed. */
export function mayFrom(level: number): boolean {
  return current !== null && levelHere(current) >= level;
}

const levelHere = (session: Session): number => levelIn(session, projectOf(routeOf(location.pathname)));
