import { describe, expect, it } from 'vitest';
import { debugImagesOf } from '../../../../shared/source-maps/frames/debug-images.ts';
import { FILE, ID, image, OTHER } from '../../../kit/source-maps/frames.ts';

describe('debug ids of an event', () => {
  it('are those of its images of source maps, by file', () => {
    const others = [
      { type: 'elf', code_file: FILE, debug_id: OTHER },
      null,
      5,
      { type: 'sourcemap', code_file: 5, debug_id: ID },
    ];
    const images = debugImagesOf({ images: [...others, image('no id'), image(ID), image(ID.toUpperCase())] });
    expect(images.all).toEqual([ID]);
    expect(images.idsOf({ filename: 'x', abs_path: FILE })).toEqual([ID]);
    expect(images.idsOf({ filename: FILE, abs_path: 'x' })).toEqual([ID]);
    expect(images.idsOf({ filename: '__proto__', abs_path: null })).toEqual([]);
    for (const nothing of [undefined, null, [], { images: {} }, 'x']) expect(debugImagesOf(nothing).all).toEqual([]);
  });

  it('are no more of one file than builds put in, whatever an event claims', () => {
    const id = (at: number): string => `8b4a1c0a-0000-4000-8000-${String(at + 1).padStart(12, '0')}`;
    const images = debugImagesOf({ images: Array.from({ length: 2_000 }, (_, at) => image(id(at))) });
    expect(images.all).toEqual(Array.from({ length: 8 }, (_, at) => id(at)));
    expect(images.idsOf({ filename: null, abs_path: FILE })).toEqual(images.all);
  });
});
