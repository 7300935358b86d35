import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_OPEN_OWN, shownFor, stackView, type StackItem } from '../../../../pages/event/stack-view.ts';

/** `..o.o` is a stack with the oldest call first, `o` is own. */
const stack = (frames: string) => Array.from(frames, (one) => ({ own: one === 'o' }));

/** `4! 3-2 0` are frame 4 open, a run of 3 and 2, and frame 0 closed. */
const words = (items: readonly StackItem[]): string =>
  items
    .map((item) => (item.kind === 'run' ? item.indices.join('-') : `${item.index}${item.isOpen ? '!' : ''}`))
    .join(' ');

const own = { frames: 'own', order: 'newest-first' } as const;

describe('a stack', () => {
  it('has its own frames open and the others folded in runs, the newest call first', () => {
    expect(words(stackView(stack('..o..o.'), own))).toBe('6 5! 4-3 2! 1-0');
  });

  it('may have the oldest call first', () => {
    expect(words(stackView(stack('..o..o'), { frames: 'own', order: 'oldest-first' }))).toBe('0-1 2! 3-4 5!');
  });

  it.each(['.......', 'ooooooo'])('opens the latest five where all are alike: %s', (frames) => {
    expect(words(stackView(stack(frames), own))).toBe('6! 5! 4! 3! 2! 1-0');
  });

  it('shows all of them one by one when asked to', () => {
    expect(words(stackView(stack('..o..'), { ...own, frames: 'all' }))).toBe('4! 3! 2! 1! 0!');
  });

  it('does not open all calls of a recursion', () => {
    const items = stackView(stack(`.${'o'.repeat(100)}`), own);
    expect(items.filter((item) => item.kind === 'frame' && item.isOpen)).toHaveLength(MAX_OPEN_OWN);
  });

  it('loses no frame and shows none twice', () => {
    const setting = fc.record({
      frames: fc.constantFrom('own', 'all'),
      order: fc.constantFrom('newest-first', 'oldest-first'),
    });
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 80 }), setting, (frames, wanted) => {
        const items = stackView(
          frames.map((one) => ({ own: one })),
          wanted,
        );
        const indices = items.flatMap((item) => (item.kind === 'run' ? item.indices : [item.index]));
        const expected = frames.map((_, at) => at);
        expect(indices).toEqual(wanted.order === 'newest-first' ? expected.toReversed() : expected);
      }),
    );
  });

  it('is shown as far as a frame that is linked to', () => {
    const items = stackView(stack('.'.repeat(250)), { ...own, frames: 'all' });
    expect(shownFor(items, null, 50)).toBe(50);
    expect(shownFor(items, 249, 50)).toBe(50);
    expect(shownFor(items, 0, 50)).toBe(250);
    expect(shownFor(items, 999, 50)).toBe(50);
  });
});
