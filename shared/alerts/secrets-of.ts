import { Buffer } from 'node:buffer';
import type { OpenDestination } from '../domain/alerts/alert-destination.ts';
import { secretsInAddress } from './shown-address.ts';
import { shownKey } from './signing-keys.ts';

/** Lists what of a destination nobody may be shown: what is secret in its address, its token, and the keys that sign. */
export function secretsOf({
  secrets: { url, token },
  signingKeys,
}: Pick<OpenDestination, 'secrets' | 'signingKeys'>): string[] {
  return [
    ...(url !== undefined && URL.canParse(url) ? secretsInAddress(url) : []),
    ...(token === undefined ? [] : secretsInToken(token)),
    ...signingKeys.map(shownKey).flatMap((key) => [key, key.replace(/^whsec_/, '')]),
  ];
}

/**
 * The value of a header may say first how to read it: `Bearer …`. Receivers repeat what comes after that, and of `Basic …` what
 * they decoded (RFC 7617, 2).
 */
function secretsInToken(token: string): string[] {
  const [, scheme, credentials] = /^([a-z-]+) +(\S.*)$/i.exec(token) ?? [];
  if (scheme === undefined || credentials === undefined) return [token];
  if (scheme.toLowerCase() !== 'basic') return [token, credentials];
  const decoded = Buffer.from(credentials, 'base64').toString();
  return [token, credentials, decoded, decoded.slice(decoded.indexOf(':') + 1)];
}
