import { Buffer } from 'node:buffer';
import { cutToBytes } from '../domain/utf8.ts';
import { hideSpelled, type Sought } from './hide-spelled.ts';

const MAX_ANSWER_BYTES = 500;
/** What is looked at. Answers are read a little farther, so this tells whether one goes on. */
const MAX_READ_BYTES = 16_000;
/** What is shorter than that is found in longer words of innocent text. */
const MIN_CHARACTERS_IN_WORDS = 8;
/** What is shorter than that has so few bits that innocent text has them by chance. */
const MIN_BYTES_IN_BASE64 = 4;
const HIDDEN = '[hidden]';

/** Standard and for URLs: the last two have two spellings each (RFC 4648, 4 and 5). */
const BASE64: readonly (readonly string[])[] = [
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', (one) => [one]),
  ['+', '-'],
  ['/', '_'],
];

/**
 * Returns the beginning of a receiver's answer as people may see it: at most 500 bytes of valid text, and none of the secrets,
 * should the receiver repeat what it was sent. Any part that can be read as a secret is hidden, whichever characters of it JSON,
 * URLs, forms or HTML spell otherwise, and what Base64 makes of it, alone or with other text around it.
 *
 * A secret of fewer than 8 characters is hidden where it stands as a word of its own: in the middle of words it would make
 * `[hidden]` of innocent text, and so would the Base64 of one with fewer than 4 bytes. Such are not refused where they are saved,
 * because the value of a header may be no secret at all (`X-Env: prod`).
 */
export function shownAnswer(text: string, secrets: readonly string[]): string {
  const read = cutToBytes(text.toWellFormed(), MAX_READ_BYTES);
  const sought = [...new Set(secrets.flatMap((secret) => [secret, uncoded(secret)]))]
    .filter((secret) => secret !== '')
    .flatMap((secret) => [asItIs(secret), ...inBase64(Buffer.from(secret))]);
  const shown = hideSpelled(read, sought, HIDDEN, read.length < text.length);
  const harmless = shown.replaceAll(/[\p{Cc}\p{Cf}]/gu, (mark) => (mark === '\n' ? mark : ' '));
  return cutToBytes(harmless, MAX_ANSWER_BYTES);
}

/** Addresses have secrets as URLs spell them, and the receiver what it read there. */
function uncoded(secret: string): string {
  try {
    return decodeURIComponent(secret);
  } catch {
    return secret;
  }
}

function asItIs(secret: string): Sought {
  return {
    places: Array.from(secret.toWellFormed(), (one) => [one]),
    isWord: secret.length < MIN_CHARACTERS_IN_WORDS,
  };
}

/** Of three bytes Base64 makes four characters. So there are three ways to write what has other text around it. */
function inBase64(bytes: Buffer): Sought[] {
  if (bytes.length < MIN_BYTES_IN_BASE64) return [];
  return [0, 1, 2].map((before) => ({ places: placesInBase64(bytes, before), isWord: false }));
}

/** At both ends are characters that hold bits of other text as well: these may be whatever they are. */
function placesInBase64(bytes: Buffer, before: number): string[][] {
  const bits = `${'?'.repeat(8 * before)}${Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')}`;
  return (bits.match(/.{1,6}/g) ?? [])
    .filter((six) => /\d/.test(six))
    .map((six) => BASE64.flatMap((spellings, value) => (isLike(six, value) ? spellings : [])));
}

function isLike(six: string, value: number): boolean {
  return Array.from(value.toString(2).padStart(6, '0')).every(
    (bit, index) => !(six[index] === (bit === '0' ? '1' : '0')),
  );
}
