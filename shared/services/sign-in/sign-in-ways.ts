import { wayOf, type SignInWay } from '../../domain/sign-in/provider.ts';
import * as providers from '../../store/sign-in-providers.ts';
import type { Store } from '../../store/table/store.ts';

/** Lists the ways to sign in besides a token, as anybody may see them. */
export async function signInWays(store: Store): Promise<SignInWay[]> {
  return (await providers.list(store)).map(wayOf);
}
