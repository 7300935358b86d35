import type { Principal } from '../../domain/principal.ts';
import { userOf, type User } from '../../domain/user.ts';
import * as accessTokens from '../../store/access-tokens.ts';
import type { Store } from '../../store/table/store.ts';

/** Returns the user that somebody acts as, who is there since the first token of its family. */
export async function currentUser(store: Store, token: Principal): Promise<User> {
  if (token.kind !== 'project' || token.family === token.id) return userOf(token, token.created_at);
  const first = await accessTokens.read(store, token.project_id, token.family);
  // A project that is deleted meanwhile takes its first tokens with it.
  return userOf(token, (first ?? token).created_at);
}
