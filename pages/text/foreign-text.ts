/** From how many UTF-16 units on a text of others is cut; the rest is shown when asked for. */
export const MAX_SHOWN_LENGTH = 2_000;

/** How a character that does something, but cannot be seen, is shown. */
const PICTURES = 0x24_00;
const DELETE = 0x7f;

/**
 * What is invisible and acts: control characters, marks that change the direction of what follows ("Trojan Source",
 * CVE-2021-42574), characters without width, and tags.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Those that a text needs: tab and line feed, and the joiners of scripts such as Persian, and of emoji. */
const NEEDED = new Set(['\t', '\n', '\u200c', '\u200d']);

/** A text of others with its invisible characters made visible: `a\u202eb` becomes `a⟨202E⟩b`, `\0` becomes `␀`. */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(INVISIBLE, (character) => {
    if (NEEDED.has(character)) return character;
    const code = character.codePointAt(0)!;
    if (code < 0x20) return String.fromCodePoint(PICTURES + code);
    if (code === DELETE) return '␡';
    return `⟨${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** The first `length` units of a text, no character torn apart, and how many are left. */
export function cut(text: string, length = MAX_SHOWN_LENGTH): { shown: string; left: number } {
  if (text.length <= length) return { shown: text, left: 0 };
  const isTorn = /[\ud800-\udbff]/.test(text[length - 1] ?? '');
  const shown = text.slice(0, isTorn ? length - 1 : length);
  return { shown, left: text.length - shown.length };
}

/**
 * A text as it goes to the clipboard: without what a terminal would obey, or an editor would hide. Lines end in a line feed,
 * because a carriage return is an Enter to some terminals.
 */
export function copyable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(INVISIBLE, (character) => (NEEDED.has(character) ? character : ''));
}

/** A text of others on one line, for titles and announcements: at most `length` units. */
export function oneLine(text: string, length = 120): string {
  const { shown, left } = cut(visible(text).replaceAll(/\s+/g, ' ').trim(), length);
  return left > 0 ? `${shown}…` : shown;
}
