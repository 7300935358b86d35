import { openToken, type TokenKey } from '../../domain/sealed-token.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Network } from '../../outbound/internet.ts';
import { openSentry, type Sentry } from '../../external-sentry/sentry-request.ts';

/**
 * Finds the Sentry that keeps a project's errors; `null` when this service keeps them itself. `timeMs` is for all that is
 * asked of it together, in milliseconds from now.
 * @throws Error when the token cannot be opened.
 */
export async function externalSentry(
  settings: Settings,
  tokenKey: TokenKey,
  projectId: number,
  network: Network,
  timeMs: number,
): Promise<Sentry | null> {
  if (settings.integrated) return null;
  const token = await openedToken(settings, tokenKey, projectId);
  return openSentry({ api_url: settings.api_url, token }, network, AbortSignal.timeout(timeMs));
}

/** @throws Error naming the project and the key's parameter, which is all that an operator needs to know. */
async function openedToken(
  { token: sealed, api_url }: Settings,
  tokenKey: TokenKey,
  projectId: number,
): Promise<string | null> {
  if (sealed === null) return null;
  const token = openToken(await tokenKey.read(), sealed, { projectId, apiUrl: api_url });
  if (token !== null) return token;
  throw new Error(
    `The token of the external Sentry of project ${projectId} cannot be decrypted with the key in the parameter ` +
      `${tokenKey.parameter}: the key was replaced, or the settings were changed past the API. Set the token again.`,
  );
}
