import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCut, MAX_WHOLE_LINE_CHARACTERS, snippetOf } from '../../../../pages/event/snippet.ts';
import type { Frame } from '../../../../pages/event/event-types.ts';

const frame = (context: Frame['context'], lineno: number | null, colno: number | null = null): Frame => ({
  function: null,
  filename: null,
  abs_path: null,
  module: null,
  package: null,
  lineno,
  colno,
  in_app: null,
  own: true,
  context,
  vars: null,
});

describe('the lines of source of a frame', () => {
  it('have their numbers, and the line of the frame is marked', () => {
    const lines = snippetOf(
      frame(
        [
          [7, 'a'],
          [8, ''],
          [9, 'c'],
        ],
        8,
      ),
    );
    expect(lines.map(({ number, isHit }) => [number, isHit])).toEqual([
      [7, false],
      [8, true],
      [9, false],
    ]);
    expect(isCut(lines)).toBe(false);
  });

  it('may be one without a number', () => {
    expect(snippetOf(frame([[null, 'only']], null))).toEqual([
      { number: null, text: 'only', isHit: true, before: 0, behind: 0 },
    ]);
  });

  it('are cut around the column where one is long, and whole when asked for', () => {
    const text = `${'a'.repeat(5_000)}HERE${'b'.repeat(5_000)}`;
    const one = frame([[1, text]], 1, 5_001);
    const [line] = snippetOf(one);
    expect(line!.text).toContain('HERE');
    expect(line!.text).toHaveLength(400);
    expect(line!.before + line!.text.length + line!.behind).toBe(text.length);
    expect(snippetOf(one, true)[0]!.text).toBe(text);
  });

  it('are bounded even then', () => {
    const [line] = snippetOf(frame([[1, 'x'.repeat(400_000)]], 1, 399_999), true);
    expect(line!.text).toHaveLength(MAX_WHOLE_LINE_CHARACTERS);
    expect(line!.behind).toBe(0);
    expect(
      snippetOf(
        frame(
          Array.from({ length: 500 }, (_, at) => [at + 1, 'x']),
          400,
        ),
      ).some(({ isHit }) => isHit),
    ).toBe(true);
  });

  it('show what is invisible, are one line each, and tear no character apart', () => {
    expect(snippetOf(frame([[1, 'a\u202e\nb\0']], 1))[0]!.text).toBe('a⟨202E⟩␊b␀');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 300, maxLength: 900 }), fc.nat(1_000), (text, column) => {
        const [line] = snippetOf(frame([[1, text]], 1, column));
        expect(line!.text.isWellFormed()).toBe(true);
        expect(line!.text).not.toContain('\n');
      }),
    );
  });
});
