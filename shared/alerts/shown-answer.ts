import { Buffer } from 'node:buffer';
import { cutToBytes } from '../domain/utf8.ts';

const MAX_ANSWER_BYTES = 500;
/** What is shorter than any secret would also be found in innocent text. */
const MIN_SECRET_CHARACTERS = 8;
const HIDDEN = '[hidden]';

/**
 * Returns the beginning of a receiver's answer as people may see it: at most 500 bytes of valid text, and nothing of what is
 * secret in the destination, should the receiver repeat what it was sent, as it is or as URLs, JSON or HTML write it.
 */
export function shownAnswer(text: string, secrets: readonly string[]): string {
  let shown = text;
  for (const secret of secrets.flatMap(spellings).toSorted((a, b) => b.length - a.length)) {
    shown = shown.replaceAll(secret, HIDDEN);
  }
  const harmless = shown.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}]/gu, (mark) => (mark === '\n' ? mark : ' '));
  return cutToBytes(harmless, MAX_ANSWER_BYTES);
}

/** Each secret, and for addresses also the parts that are secret by themselves. */
function spellings(secret: string): string[] {
  const parts = URL.canParse(secret) ? partsOf(new URL(secret)) : [secret];
  return parts
    .flatMap((part) => [
      part,
      encodeURIComponent(part),
      JSON.stringify(part).slice(1, -1),
      part.replaceAll('/', '\\/'),
      part.replaceAll('&', '&amp;'),
      Buffer.from(part).toString('base64'),
    ])
    .filter((part) => part.length >= MIN_SECRET_CHARACTERS);
}

function partsOf({ href, pathname, search, searchParams }: URL): string[] {
  return [href, `${pathname}${search}`, pathname, ...pathname.split('/'), ...searchParams.values(), search.slice(1)];
}
