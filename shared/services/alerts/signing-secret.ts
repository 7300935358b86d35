import { shownKey, signingKeys } from '../../alerts/signing-keys.ts';
import type { AlertDestination } from '../../domain/alerts/alert-destination.ts';
import type { TokenKey } from '../../domain/sealed-token.ts';

/** Derives the secret that signs for a destination, as receivers are given it. @throws Error naming the parameter of the key */
export async function signingSecret(tokenKey: TokenKey, destination: AlertDestination, now: Date): Promise<string> {
  return shownKey(signingKeys(await tokenKey.read(), destination, now.getTime())[0]!);
}
