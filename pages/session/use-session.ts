import { useSubscription } from '../use-subscription.ts';
import { currentSession, onSession, type Session } from './session.ts';

/** Who is signed in; `null` while that is not known. */
export function useSession(): Session | null {
  useSubscription(onSession);
  return currentSession();
}
