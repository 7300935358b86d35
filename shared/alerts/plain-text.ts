/**
 * What is invisible and acts: control characters, marks that change the direction of what follows ("Trojan Source",
 * CVE-2021-42574), characters without width, tags, halves of characters. The joiners stay, which scripts and emoji need.
 */
const ACTS = /[\p{Cf}\p{Cs}]/gu;
const NEEDED = new Set(['\u200c', '\u200d']);
/** Control characters separate words as spaces do. */
const SPACES = /[\s\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Joiners that join nothing. */
const NOTHING = /^(?:\u200c|\u200d| )*$/;

/** Returns a text of others on one line, at most `limit` UTF-16 units, with an ellipsis where it was cut. */
export function plain(text: string, limit: number): string {
  // A text may be a megabyte, and what is cut need not be looked at.
  const line = text
    .slice(0, limit * 4 + 100)
    .replaceAll(SPACES, ' ')
    .replaceAll(ACTS, (character) => (NEEDED.has(character) ? character : ''))
    .trim();
  return NOTHING.test(line) ? '' : cut(line, limit);
}

/** Returns the first `limit` UTF-16 units, no character torn apart, the last one an ellipsis if something was cut. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  return `${text.slice(0, /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end)}…`;
}

/** Escapes a text so that it takes at most `limit` UTF-16 units when it is escaped. `escape` works on each character alone. */
export function cutEscaped(text: string, limit: number, escape: (text: string) => string): string {
  const whole = escape(text);
  if (whole.length <= limit) return whole;
  let escaped = '';
  for (const character of text) {
    const next = escape(character);
    if (escaped.length + next.length > limit - 1) break;
    escaped += next;
  }
  return `${escaped}…`;
}

export function byteLength(text: string): number {
  return Buffer.byteLength(text);
}
