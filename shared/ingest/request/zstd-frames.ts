import { MAX_ZSTD_FRAMES } from '../../domain/limits.ts';

const MAGIC = 0xfd2fb528;
/** 0x184D2A50 to 0x184D2A5F: frames that carry no content (RFC 8878 §3.1.2). */
const SKIPPABLE = 0x184d2a5;

/**
 * The frames of a zstd body; `cut off` also when something else follows. Node (24.19) inflates
 * the first frame only and takes a truncated one for finished, without an error: both would lose data silently, so the
 * frames are told apart here, by their block headers alone (RFC 8878 §3.1.1).
 */
export function zstdFrames(bytes: Buffer): Buffer[] | 'cut off' | 'too many' {
  const frames: Buffer[] = [];
  let at = 0;
  for (let count = 1; at < bytes.length; count++) {
    if (count > MAX_ZSTD_FRAMES) return 'too many';
    const end = endOfFrame(bytes, at);
    if (end === null || end > bytes.length) return 'cut off';
    if (bytes.readUInt32LE(at) === MAGIC) frames.push(bytes.subarray(at, end));
    at = end;
  }
  return frames;
}

function endOfFrame(bytes: Buffer, start: number): number | null {
  if (start + 8 > bytes.length) return null;
  const magic = bytes.readUInt32LE(start);
  if (magic >>> 4 === SKIPPABLE) return start + 8 + bytes.readUInt32LE(start + 4);
  if (magic !== MAGIC) return null;
  const descriptor = bytes[start + 4]!;
  let at = start + 5 + lengthOfHeader(descriptor);
  for (;;) {
    if (at + 3 > bytes.length) return null;
    const block = bytes.readUIntLE(at, 3);
    const repeatsOneByte = ((block >> 1) & 3) === 1;
    at += 3 + (repeatsOneByte ? 1 : block >> 3);
    if ((block & 1) === 1) return at + (hasChecksum(descriptor) ? 4 : 0);
  }
}

/** Window, dictionary id and content size: which of them are there, and how long, the descriptor says. */
function lengthOfHeader(descriptor: number): number {
  const singleSegment = (descriptor & 0x20) !== 0;
  const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  const dictionaryId = [0, 1, 2, 4][descriptor & 3]!;
  return (singleSegment ? 0 : 1) + dictionaryId + contentSize;
}

function hasChecksum(descriptor: number): boolean {
  return (descriptor & 4) !== 0;
}
