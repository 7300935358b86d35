/** Every text in a JSON value, names of fields aside. */
export function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}

/** What no text that is shown to people has: halves of characters, controls but line feeds, marks of direction. */
export const HARMFUL = /[\p{Cs}\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f\u{e0000}-\u{e007f}]|(?!\n)\p{Cc}/u;
