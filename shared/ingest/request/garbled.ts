/** Stands, in UTF-8, for each byte that is none. */
export const REPLACEMENT = '\ufffd';

export interface GarbledCoding {
  coding: string;
  /** Whether the bytes begin as the header says, or there is no header: so a gateway that undoes the coding can. */
  isAsNamed: boolean;
}

/**
 * Tells the coding of a compressed body that arrived as text, or `null` when it is none. A gateway that takes such a body
 * for text puts U+FFFD in the place of each byte that is no UTF-8, so it cannot be read any more. Brotli and raw deflate have
 * no beginning of their own: with them the header is believed, unless the text begins as JSON does.
 */
export function garbledCoding(bytes: Buffer, contentEncoding: string | undefined): GarbledCoding | null {
  if (!bytes.includes(REPLACEMENT)) return null;
  const text = bytes.toString('utf8', 0, 16);
  const header = (contentEncoding ?? '').trim().toLowerCase();
  const begun = beginning(text);
  if (begun !== null) return { coding: begun, isAsNamed: ['', 'identity', begun].includes(header) };
  const named = /\b(?:br|deflate|gzip|zstd)\b/.exec(header)?.[0];
  return named === undefined || /^\ufeff?\s*[{[]/.test(text) ? null : { coding: named, isAsNamed: false };
}

/** Of the first bytes, `1f 8b` of gzip and `28 b5 2f fd` of zstd, those from `80` on are gone. */
function beginning(text: string): string | null {
  if (text.startsWith(`\u001f${REPLACEMENT}`)) return 'gzip';
  if (text.startsWith(`(${REPLACEMENT}/${REPLACEMENT}`)) return 'zstd';
  return isZlib(text) ? 'deflate' : null;
}

/** `78`, then `01` or `5e`, which are text as they are, `9c`, which is not, or `da`, which may be the first half of a letter. */
function isZlib(text: string): boolean {
  const second = text.charCodeAt(1);
  return text[0] === 'x' && (['\u0001', '^', REPLACEMENT].includes(text[1]!) || second >> 6 === 0xda - 0xc0);
}
