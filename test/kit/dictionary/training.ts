import type { Training } from './train-dictionary.ts';

/**
 * Of 8, 16 and 32 KB, 16 are the size up to which events still get much smaller and packing one not much slower; of
 * segments of 64 to 1,024 bytes and pieces of 6 and 8, these were among the best for events that are held out.
 */
export const TRAINING: Training = { bytes: 16 * 1024, segment: 256, piece: 8 };
