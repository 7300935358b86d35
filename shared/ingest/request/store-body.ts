import { inflate } from './inflate.ts';
import { malformed, tooLarge, type Malformed, type TooLarge } from './outcome.ts';

export type StoreBody = { outcome: 'ok'; bytes: Buffer } | Malformed | TooLarge;

/** Four for three bytes, and line breaks. What is compressed is smaller than what is in it. */
const BASE64_CHARACTERS_PER_BYTE = 1.5;

/** One character that it cannot be, or padding before the end. */
const NOT_BASE64 = /[^A-Za-z0-9+/_\-\s=]|=(?!=?$)|^=/;

/**
 * The JSON in a body of the legacy store endpoint, already inflated as a request: JSON itself, or, when it does not
 * start with a brace, base64 of JSON or of zlib-compressed JSON, the form of raven clients.
 */
export function readStoreBody(bytes: Buffer, limit: number): StoreBody {
  if (bytes.length === 0) return malformed('empty request body');
  const start = bytes.toString('latin1', 0, 16);
  if (/^(?:ï»¿)?\s*\{/.test(start)) return { outcome: 'ok', bytes };
  if (bytes.length > BASE64_CHARACTERS_PER_BYTE * limit) return tooLarge('event', limit);
  const text = bytes.toString('latin1').trim();
  // Node's decoder skips what is not base64, so it must be looked for before.
  if (NOT_BASE64.test(text)) return malformed('request body is neither JSON nor base64');
  const inflated = inflate(Buffer.from(text, 'base64'), undefined, limit);
  return inflated.outcome === 'malformed' ? malformed(`base64 in the ${inflated.problem}`) : inflated;
}
