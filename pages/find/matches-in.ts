/** Most places that are marked: more would say nothing. */
export const MAX_MATCHES = 1_000;

/** Where in a text another one stands, whatever its case: start and end of each place, in UTF-16 units. */
export function matchesIn(text: string, wanted: string): [start: number, end: number][] {
  if (wanted === '') return [];
  const pattern = new RegExp(wanted.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`), 'giu');
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => [index, index + found.length]);
}

/** The place after, or before, one of so many; at the end it goes on at the beginning. `-1` where there is none. */
export function stepThrough(at: number, by: number, count: number): number {
  return count === 0 ? -1 : (at + by + count) % count;
}

/** `3 of 17`, `1 of more than 1,000`, `nothing found`; nothing before there is anything to find. */
export function foundWords(wanted: string, at: number, count: number): string {
  if (wanted === '') return '';
  if (count === 0) return 'nothing found';
  return `${at + 1} of ${count < MAX_MATCHES ? count : `more than ${MAX_MATCHES.toLocaleString('en')}`}`;
}
