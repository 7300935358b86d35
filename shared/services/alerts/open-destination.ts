import { signingKeys } from '../../alerts/signing-keys.ts';
import type { AlertDestination, DestinationSecrets, OpenDestination } from '../../domain/alerts/alert-destination.ts';
import { openToken, type TokenKey } from '../../domain/sealed-token.ts';

/**
 * Opens the secrets of a destination, and derives the keys that sign for it at a moment. Returns `null` if they were sealed with another
 * key. @throws Error naming the parameter if the key cannot be read.
 */
export async function openDestination(
  tokenKey: TokenKey,
  destination: AlertDestination,
  now: Date,
): Promise<OpenDestination | null> {
  const { id, project_id, kind, name, options, sealed } = destination;
  const key = await tokenKey.read();
  const opened = openToken(key, sealed, { projectId: project_id, destinationId: id });
  if (opened === null) return null;
  const secrets = JSON.parse(opened) as DestinationSecrets;
  return { id, kind, name, options, secrets, signingKeys: signingKeys(key, destination, now.getTime()) };
}
