import { tokenize, type ParseOptions } from 'sugar-high/core';
import * as c from 'sugar-high/lang/c';
import * as cpp from 'sugar-high/lang/cpp';
import * as csharp from 'sugar-high/lang/csharp';
import * as go from 'sugar-high/lang/go';
import * as java from 'sugar-high/lang/java';
import * as javascript from 'sugar-high/lang/javascript';
import * as kotlin from 'sugar-high/lang/kotlin';
import * as php from 'sugar-high/lang/php';
import * as python from 'sugar-high/lang/python';
import * as ruby from 'sugar-high/lang/ruby';
import * as rust from 'sugar-high/lang/rust';
import * as swift from 'sugar-high/lang/swift';
import * as typescript from 'sugar-high/lang/typescript';
import type { Language } from './language.ts';

export const PAINTS = ['keyword', 'string', 'number', 'comment'] as const;
export type Paint = (typeof PAINTS)[number];

/** A part of one line that has a colour. */
export interface Token {
  line: number;
  /** UTF-16 units within the line. */
  start: number;
  end: number;
  paint: Paint;
}

/** Longer lines are shown plain: the lexer's time grows with the square of a word's length. */
export const MAX_PAINTED_LINE = 2_000;

/** Of all lines of a snippet together. */
export const MAX_PAINTED_SNIPPET = 16_000;

/** By the highlighter's number of a type: identifier, keyword, string, class, property, entity, jsxliterals, sign, comment. */
const PAINT_OF_TYPE: readonly (Paint | null)[] = [null, 'keyword', 'string', null, null, null, null, null, 'comment'];
const OTHER = { jsx: false, regex: false, templateStrings: false };

const LANGUAGES: Readonly<Record<Language, ParseOptions>> = {
  javascript: javascript as ParseOptions,
  typescript,
  c: { ...c, ...OTHER },
  cpp: { ...cpp, ...OTHER },
  csharp: { ...csharp, ...OTHER },
  go: { ...go, ...OTHER },
  java: { ...java, ...OTHER },
  kotlin: { ...kotlin, ...OTHER },
  php: { ...php, ...OTHER },
  python: { ...python, ...OTHER },
  ruby: { ...ruby, ...OTHER },
  rust: { ...rust, ...OTHER },
  swift: { ...swift, ...OTHER },
};

/**
 * Finds what of some lines of source has a colour. None is found where the lines are too long, or where the tokens joined are
 * not the text: then colours would be in wrong places.
 */
export function tokensOf(lines: readonly string[], language: Language, read = tokenize): Token[] {
  const text = lines.join('\n');
  if (text.length > MAX_PAINTED_SNIPPET || lines.some((line) => line.length > MAX_PAINTED_LINE)) return [];
  const parts = partsOf(text, language, read);
  return parts === null ? [] : placed(parts);
}

function partsOf(text: string, language: Language, read: typeof tokenize): [number, string][] | null {
  try {
    const parts = read(text, LANGUAGES[language]);
    return parts.map(([, part]) => part).join('') === text ? parts : null;
  } catch {
    return null;
  }
}

function placed(parts: readonly [number, string][]): Token[] {
  const tokens: Token[] = [];
  let [line, start] = [0, 0];
  for (const [type, part] of parts) {
    const paint = PAINT_OF_TYPE[type] ?? (/^\d/.test(part) ? 'number' : null);
    for (const [at, piece] of part.split('\n').entries()) {
      if (at > 0) [line, start] = [line + 1, 0];
      if (paint !== null && piece !== '') add(tokens, { line, start, end: start + piece.length, paint });
      start += piece.length;
    }
  }
  return tokens;
}

/** The highlighter takes a text apart at its quotes: what has one colour is one range. */
function add(tokens: Token[], token: Token): void {
  const last = tokens.at(-1);
  if (last?.line === token.line && last.end === token.start && last.paint === token.paint) last.end = token.end;
  else tokens.push(token);
}
