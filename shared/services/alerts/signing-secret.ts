import { shownKey, signingKeys } from '../../alerts/signing-keys.ts';
import type { AlertDestination, DestinationKind } from '../../domain/alerts/alert-destination.ts';
import type { TokenKey } from '../../domain/sealed-token.ts';

/** What it is sent is signed. */
const SIGNED: readonly DestinationKind[] = ['webhook', 'sentry_webhook'];

/** Derives the secret that signs for a destination, as receivers are given it; `null`: nothing is signed for its kind. @throws Error naming the parameter of the key */
export async function signingSecret(
  tokenKey: TokenKey,
  destination: AlertDestination,
  now: Date,
): Promise<string | null> {
  if (!SIGNED.includes(destination.kind)) return null;
  return shownKey(signingKeys(await tokenKey.read(), destination, now.getTime())[0]!);
}
