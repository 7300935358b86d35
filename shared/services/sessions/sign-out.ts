import * as sessions from '../../store/sessions.ts';
import type { Store } from '../../store/table/store.ts';

/** Ends sessions by their secrets, whatever state they and their tokens are in. */
export async function signOut(store: Store, secrets: readonly string[]): Promise<void> {
  await Promise.all(secrets.map((secret) => sessions.end(store, secret)));
}
