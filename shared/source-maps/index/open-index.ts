import { readDirectory } from './directory.ts';
import { HEADER_BYTES, MAX_DIRECTORY_BYTES, readHeader } from './format.ts';
import { unpackFrame } from './frames.ts';
import { readRanges, type ReadRange } from './read-ranges.ts';
import { SourceMapIndex } from './source-map-index.ts';

/** What is read first: of most indexes it is all. */
const FIRST_READ_BYTES = 65_536;

/**
 * Opens an index: reads its header and its directory, mostly in one request. What came with them is not read again.
 * @throws DamagedIndex for what is none, and what the reader of ranges throws
 */
export async function openIndex(read: ReadRange): Promise<SourceMapIndex> {
  const first = await read(0, FIRST_READ_BYTES);
  const header = readHeader(first);
  const known: ReadRange = async (offset, length) =>
    offset + length <= first.length ? first.subarray(offset, offset + length) : read(offset, length);
  const end = HEADER_BYTES + header.directoryBytes;
  const [packed] = await readRanges(known, [{ start: HEADER_BYTES, end }]);
  return new SourceMapIndex(known, header, readDirectory(unpackFrame(packed!, MAX_DIRECTORY_BYTES)));
}
