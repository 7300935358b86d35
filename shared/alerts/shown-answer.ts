import { Buffer } from 'node:buffer';
import { cutToBytes } from '../domain/utf8.ts';

const MAX_ANSWER_BYTES = 500;
/** What is shorter than any secret would also be found in innocent text. */
const MIN_SECRET_CHARACTERS = 8;
const HIDDEN = '[hidden]';

/**
 * Returns the beginning of a receiver's answer as people may see it: at most 500 bytes of valid text, and none of the secrets,
 * should the receiver repeat what it was sent, as it is or as URLs, JSON or HTML write it. Of secrets that are parts of others
 * the others come first.
 */
export function shownAnswer(text: string, secrets: readonly string[]): string {
  const hidden = secrets.filter((secret) => secret.length >= MIN_SECRET_CHARACTERS).flatMap(spellings);
  let shown = text;
  for (const secret of hidden) shown = shown.replaceAll(secret, HIDDEN);
  const harmless = shown.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}]/gu, (mark) => (mark === '\n' ? mark : ' '));
  return cutToBytes(harmless, MAX_ANSWER_BYTES);
}

function spellings(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('/', '\\/'),
    secret.replaceAll('&', '&amp;'),
    Buffer.from(secret).toString('base64'),
  ];
}
