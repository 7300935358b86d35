import { hkdfSync } from 'node:crypto';

/** Standard Webhooks asks for 24 to 64 bytes: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const KEY_BYTES = 32;

/** Which destination signs, and how often its key was changed: all that a key follows from, besides the tenant's. */
export interface Signer {
  id: number;
  project_id: number;
  signing_version: number;
  /** Milliseconds since 1970 until which the key before signs as well. */
  former_key_until?: number;
}

/** Derives the keys that sign for a destination at a moment: the current one, and the one before while it still does. */
export function signingKeys(tokenKey: Uint8Array, signer: Signer, now: number): Uint8Array[] {
  const { signing_version: version, former_key_until: until = 0 } = signer;
  const keys = [keyOf(tokenKey, signer, version)];
  if (until > now) keys.push(keyOf(tokenKey, signer, version - 1));
  return keys;
}

/** A key as people are shown it, and as the libraries of Standard Webhooks take it. */
export function shownKey(key: Uint8Array): string {
  return `whsec_${Buffer.from(key).toString('base64')}`;
}

/** HKDF with SHA-256 (RFC 5869): who has one key learns nothing of another, nor of the key that all follow from. */
function keyOf(tokenKey: Uint8Array, { project_id, id }: Signer, version: number): Uint8Array {
  const info = JSON.stringify(['alert-destination-signing', project_id, id, version]);
  return new Uint8Array(hkdfSync('sha256', tokenKey, new Uint8Array(0), info, KEY_BYTES));
}
