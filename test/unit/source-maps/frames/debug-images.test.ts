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
});
