import type { Source } from '../map/sources.ts';
import type { FrameNote } from './directory.ts';
import { TEXT_FRAME_BYTES } from './format.ts';
import { packFrame } from './frames.ts';
import type { TextPlace } from './read-chunks.ts';
import { VarintWriter } from './varints.ts';

export interface WrittenTexts {
  bytes: Uint8Array;
  frames: FrameNote[];
  /** By source; `null`: it has no text. */
  places: (TextPlace | null)[];
}

/**
 * Writes the texts of sources one behind the other, in frames of 64 KiB, and lets go of each.
 * @param textOf with plain line breaks
 */
export function writeTexts(sources: readonly Source[], textOf: (source: Source) => string | null): WrittenTexts {
  const packed = new VarintWriter();
  const frames: FrameNote[] = [];
  const buffer = Buffer.alloc(TEXT_FRAME_BYTES);
  let used = 0;
  let start = 0;
  let breaks = 0;
  let breaksBeforeFrame = 0;
  const flush = (): void => {
    const frame = packFrame(buffer.subarray(0, used));
    packed.append(frame);
    frames.push({ bytes: frame.length, line: breaksBeforeFrame });
    breaksBeforeFrame += countBreaks(buffer.subarray(0, used));
    used = 0;
  };
  const places = sources.map((source): TextPlace | null => {
    const text = textOf(source);
    if (text === null) return null;
    const bytes = Buffer.from(text);
    const place = { start, bytes: bytes.length, breaksBefore: breaks };
    start += bytes.length;
    breaks += countBreaks(bytes);
    for (let at = 0; at < bytes.length;) {
      const taken = bytes.copy(buffer, used, at, at + TEXT_FRAME_BYTES - used);
      at += taken;
      used += taken;
      if (used === TEXT_FRAME_BYTES) flush();
    }
    return place;
  });
  if (used > 0) flush();
  return { bytes: packed.written(), frames, places };
}

function countBreaks(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
