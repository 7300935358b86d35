import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A secret token as it lies in the table: encrypted, with the version of the form in front. */
export type SealedToken = `v1.${string}`;

/**
 * Where a sealed token belongs: to a project and the external Sentry at an address, to a destination of a project's alerts,
 * or to us as a client of an OpenID provider. It can be opened for the same place only.
 */
export type TokenPlace =
  | { projectId: number; apiUrl: string | null }
  | { projectId: number; destinationId: number }
  | { issuer: string; clientId: string };

/** The key that seals and opens tokens, kept outside of the table. */
export interface TokenKey {
  /** The parameter that it is kept in, for whoever reads the log. */
  parameter: string;
  /** @throws Error naming the parameter if the key cannot be read. */
  read: () => Promise<Buffer>;
  /** Reads the key where there is one; `null`: it is lost, or was never made. @throws Error if that cannot be said. */
  find: () => Promise<Buffer | null>;
  /** Makes the key where there is none yet. @throws Error naming the parameter. */
  readOrMake: () => Promise<Buffer>;
}

const VERSION = 'v1.';
const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** The nonce that GCM is made for (NIST SP 800-38D, 8.2.2): random ones of that length are good for 2^32 tokens of a key. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Makes a key, in the form in which it is kept. */
export function newTokenKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

/** Reads a key in the form in which it is kept; `null` if it is none. */
export function tokenKeyOf(text: string): Buffer | null {
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES ? key : null;
}

/** Encrypts a token with AES-256-GCM. Each time the text is another one. */
export function sealToken(key: Buffer, token: string, place: TokenPlace): SealedToken {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(placeBytes(place));
  const sealed = Buffer.concat([nonce, cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}${sealed.toString('base64url')}`;
}

/** Decrypts a token; `null` if it was sealed with another key or for another place, or was changed since. */
export function openToken(key: Buffer, sealed: SealedToken, place: TokenPlace): string | null {
  const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
  if (!sealed.startsWith(VERSION) || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const [nonce, tag] = [bytes.subarray(0, NONCE_BYTES), bytes.subarray(-TAG_BYTES)];
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(placeBytes(place));
  try {
    const token = decipher.setAuthTag(tag).update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([token, decipher.final()]).toString();
  } catch {
    return null;
  }
}

/**
 * The additional data that is authenticated: who may write to the table can neither move a token to a project of their
 * own nor send it to another address.
 */
function placeBytes(place: TokenPlace): Buffer {
  return Buffer.from(JSON.stringify([VERSION, ...partsOf(place)]));
}

function partsOf(place: TokenPlace): (string | number | null)[] {
  if ('issuer' in place) return ['sign-in', place.issuer, place.clientId];
  return 'destinationId' in place
    ? ['alert-destination', place.projectId, place.destinationId]
    : [place.projectId, place.apiUrl];
}
