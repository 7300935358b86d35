import { visible } from '../text/foreign-text.ts';
import type { Frame } from './event-types.ts';

export interface SnippetLine {
  number: number | null;
  /** As it is shown: invisible characters made visible, and cut. */
  text: string;
  isHit: boolean;
  /** Characters that are left away before and behind. */
  before: number;
  behind: number;
}

/** Of one line; minified code has them in one. Around the column of the hit, else from the beginning. */
const MAX_LINE_CHARACTERS = 400;

/** Of one line when all is asked for: what a browser lays out without a pause. */
export const MAX_WHOLE_LINE_CHARACTERS = 20_000;

/** Of one snippet: SDKs send eleven. */
const MAX_LINES = 60;

/** The source of a frame as lines to show. */
export function snippetOf({ context, lineno, colno }: Frame, isWhole = false): SnippetLine[] {
  const hit = Math.max(
    0,
    context.findIndex(([number]) => number === lineno),
  );
  const first = Math.max(0, hit - MAX_LINES / 2);
  return context.slice(first, first + MAX_LINES).map(([number, text], at) => {
    const isHit = first + at === hit;
    const part = around(text, isHit ? colno : null, isWhole ? MAX_WHOLE_LINE_CHARACTERS : MAX_LINE_CHARACTERS);
    return { number, isHit, ...part, text: visible(part.text).replaceAll('\n', '␊') };
  });
}

/** Whether anything of a snippet is left away that can be shown. */
export function isCut(lines: readonly SnippetLine[]): boolean {
  return lines.some(({ before, behind }) => before + behind > 0);
}

/** The part of a line around a column, which begins at 1, of at most `most` UTF-16 units; no character is torn apart. */
function around(line: string, column: number | null, most: number): { text: string; before: number; behind: number } {
  if (line.length <= most) return { text: line, before: 0, behind: 0 };
  const wanted = Math.min(Math.max(0, (column ?? 1) - 1 - Math.floor(most / 2)), line.length - most);
  const start = wanted + (isTrail(line, wanted) ? 1 : 0);
  const end = start + most - (isTrail(line, start + most) ? 1 : 0);
  return { text: line.slice(start, end), before: start, behind: Math.max(0, line.length - end) };
}

const isTrail = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.slice(at, at + 1));
