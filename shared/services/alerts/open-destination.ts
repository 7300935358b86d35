import { signingKeys } from '../../alerts/signing-keys.ts';
import type { AlertDestination, DestinationSecrets, OpenDestination } from '../../domain/alerts/alert-destination.ts';
import { openToken, type TokenKey } from '../../domain/sealed-token.ts';

/**
 * Opens the secrets of a destination, and derives the keys that sign for it at a moment. Returns `null` if they were sealed with another
 * key, or the key is lost. @throws Error naming the parameter if the key cannot be read.
 */
export async function openDestination(
  tokenKey: TokenKey,
  destination: AlertDestination,
  now: Date,
): Promise<OpenDestination | null> {
  const { id, kind, name, options } = destination;
  const key = await tokenKey.find();
  const secrets = openSecrets(key, destination);
  if (secrets === null) return null;
  const keys = key === null ? [] : signingKeys(key, destination, now.getTime());
  return { id, kind, name, options, secrets, signingKeys: keys };
}

/** Opens what is secret of a destination with a key, if there is one; `null`: it was sealed with another. Of mails nothing is secret. */
export function openSecrets(
  key: Buffer | null,
  { id, project_id, kind, sealed }: AlertDestination,
): DestinationSecrets | null {
  if (kind === 'email') return {};
  const opened = key && openToken(key, sealed, { projectId: project_id, destinationId: id });
  return opened === null ? null : (JSON.parse(opened) as DestinationSecrets);
}
