import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { TokenKey } from '../../domain/sealed-token.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { Store } from '../../store/table/store.ts';
import { changeStored } from './change-destination.ts';
import { signingSecret } from './signing-secret.ts';

/**
 * Has another key sign for a destination; the former one signs as well for a day, until all who verify have the new one.
 * @returns the destination, and the new secret as receivers are given it; `null`: nothing is signed for its kind
 * @throws NotFound, Conflict; Error naming the parameter if the key cannot be read, and then nothing is changed
 */
export async function rotateSecret(
  store: Store,
  tokenKey: TokenKey,
  projectId: number,
  id: number,
  now: Date,
): Promise<{ rotated: AlertDestination; secret: string | null }> {
  let secret: string | null = null;
  const rotated = await changeStored(store, projectId, id, now, async (before) => {
    const signing_version = before.signing_version + 1;
    const after = { ...before, signing_version, former_key_until: now.getTime() + DAY_MS };
    secret = await signingSecret(tokenKey, after, now);
    return after;
  });
  return { rotated, secret };
}
