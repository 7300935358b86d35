import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../pages/event/language.ts';
import { MAX_PAINTED_LINE, MAX_PAINTED_SNIPPET, tokensOf } from '../../../../pages/event/tokens.ts';

const LANGUAGES: readonly Language[] = [
  ...(['c', 'cpp', 'csharp', 'go', 'java', 'javascript', 'kotlin'] as const),
  ...(['php', 'python', 'ruby', 'rust', 'swift', 'typescript'] as const),
];

const painted = (lines: string[], language: Language) =>
  tokensOf(lines, language).map(({ line, start, end, paint }) => `${paint} ${lines[line]!.slice(start, end)}`);

describe('the colours of source', () => {
  it.each([
    ['javascript', ["const a = 'x'; // c"], ['keyword const', "string 'x'", 'comment // c']],
    [
      'python',
      ['def f():', "  return 17 + 'x' # c"],
      ['keyword def', 'keyword return', 'number 17', "string 'x'", 'comment # c'],
    ],
    ['go', ['func f() int { return 1 } // c'], ['keyword func', 'keyword return', 'number 1', 'comment // c']],
  ] as const)('of %s', (language, lines, expected) => {
    expect(painted([...lines], language)).toEqual(expect.arrayContaining([...expected]));
  });

  it('go on over lines', () => {
    expect(painted(['/* a', 'b */ return'], 'java')).toEqual(['comment /* a', 'comment b */', 'keyword return']);
  });

  const code = fc.array(
    fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '`${',
        '<<EOS',
        '"""',
        "'",
        '/*',
        '//',
        '#',
        '</a>',
        '<a b={',
        '/x/',
        '\\',
        '"',
        '=begin',
        'r#"',
        '@"',
      ),
    ),
    { maxLength: 12 },
  );

  it.each(LANGUAGES)('lie within the lines of %s, in order, whatever they are', (language) => {
    fc.assert(
      fc.property(code, (parts) => {
        const lines = parts.join(' ').split('\n');
        let last = { line: 0, end: 0 };
        for (const { line, start, end } of tokensOf(lines, language)) {
          expect(line > last.line || start >= last.end).toBe(true);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(lines[line]!.length);
          last = { line, end };
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are none where the tokens are not the text, or the highlighter fails', () => {
    expect(
      tokensOf(['return'], 'go', () => [
        [1, 'return '],
        [1, 'x'],
      ]),
    ).toEqual([]);
    expect(tokensOf(['return'], 'go', () => [[1, 'retur']])).toEqual([]);
    const failing = (): never => {
      throw new Error('of the highlighter');
    };
    expect(tokensOf(['return'], 'go', failing)).toEqual([]);
  });

  it('are none where a line or a snippet is long, and the highlighter is not even asked', () => {
    const asked: string[] = [];
    const read = (text: string): [number, string][] => {
      asked.push(text);
      return [[1, text]];
    };
    const line = 'x'.repeat(MAX_PAINTED_LINE);
    expect(tokensOf([line], 'go', read)).toHaveLength(1);
    expect(tokensOf([`${line}x`], 'go', read)).toEqual([]);
    expect(
      tokensOf(
        Array.from({ length: MAX_PAINTED_SNIPPET / MAX_PAINTED_LINE }, () => line),
        'go',
        read,
      ),
    ).toEqual([]);
    expect(asked).toEqual([line]);
  });
});
