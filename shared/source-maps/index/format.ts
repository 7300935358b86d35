import { DamagedIndex } from './varints.ts';

/**
 * The layout of an index, version 1. All numbers are unsigned and little-endian, or varints.
 *
 *     header       64 bytes, below
 *     directory    one frame: where everything else is
 *     mappings     a frame for each block of 512
 *     functions    a frame for each block of 512 beginnings and ends
 *     names        a frame for each 128
 *     sources      a frame for each 64: name, flags, where its text is
 *     astral       one frame, or nothing: where characters of two UTF-16 units are
 *
 * The texts of the sources are one text, cut into frames of 64 KiB, in an object of their own. A frame is zstd with its
 * checksum. A new version is a new number; an index of another one is built again and never read.
 */
export const VERSION = 1;
export const HEADER_BYTES = 64;
export const MAGIC = 'GLSM';

/** Mappings, or beginnings and ends of functions, of a block. A block is what one look-up reads: a kilobyte. */
export const BLOCK_ROWS = 512;
export const NAMES_PER_CHUNK = 128;
export const SOURCES_PER_CHUNK = 64;
export const TEXT_FRAME_BYTES = 65_536;

/** Maximum sizes of frames, unpacked: what a row can take at most. Six lists of five bytes each; names and sources as cut. */
export const MAX_BLOCK_BYTES = BLOCK_ROWS * 30 + 5;
export const MAX_CHUNK_BYTES = 1024 * 1024;
export const MAX_DIRECTORY_BYTES = 8 * 1024 * 1024;

/** The parts behind the directory, in their order. */
export const PARTS = ['mappings', 'functions', 'names', 'sources', 'astral'] as const;
export type Part = (typeof PARTS)[number];

export interface Header {
  /** SHA-256 of what it was built from, its first 16 bytes. */
  builtFrom: Uint8Array;
  directoryBytes: number;
  mappings: number;
  functions: number;
  names: number;
  sources: number;
  /** Of the whole index, and of the object that has the texts. */
  indexBytes: number;
  textBytes: number;
}

const NUMBERS = ['directoryBytes', 'mappings', 'functions', 'names', 'sources', 'indexBytes', 'textBytes'] as const;
const BUILT_FROM_BYTES = 16;

export function writeHeader(header: Header): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write(MAGIC, 'latin1');
  bytes.writeUInt32LE(VERSION, 4);
  bytes.set(header.builtFrom.subarray(0, BUILT_FROM_BYTES), 8);
  for (const [index, name] of NUMBERS.entries()) bytes.writeUInt32LE(header[name], 8 + BUILT_FROM_BYTES + 4 * index);
  return bytes;
}

/**
 * Reads the first 64 bytes of an index.
 * @throws DamagedIndex for anything else, and for another version
 */
export function readHeader(bytes: Uint8Array): Header {
  if (bytes.length < HEADER_BYTES) throw new DamagedIndex('its header is cut off');
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.toString('latin1', 0, 4) !== MAGIC) throw new DamagedIndex('it begins with something else');
  const version = view.readUInt32LE(4);
  if (version !== VERSION) throw new DamagedIndex(`it has version ${version}`);
  const numbers = NUMBERS.map((name, index) => [name, view.readUInt32LE(8 + BUILT_FROM_BYTES + 4 * index)]);
  const builtFrom = Uint8Array.from(view.subarray(8, 8 + BUILT_FROM_BYTES));
  return { builtFrom, ...(Object.fromEntries(numbers) as Omit<Header, 'builtFrom'>) };
}

/** What is said of a source besides its name. */
export const IS_NAMED = 1;
export const IS_IGNORED = 2;
export const HAS_TEXT = 4;
