import { RELEASE_ID_DIGITS } from '../domain/release/release.ts';
import type { RunningRelease } from '../domain/release/running-releases.ts';
import { ByteReader, ByteWriter } from './table/bytes.ts';

/** Packs what is counted of releases, some 20 bytes each. */
export function packReleases(releases: readonly RunningRelease[]): Uint8Array {
  const packed = new ByteWriter();
  for (const { id, first, last, new_errors } of releases)
    packed
      .raw(Buffer.from(id, 'hex'))
      .number(first)
      .number(last - first)
      .number(new_errors);
  return packed.written();
}

/** Unpacks `packReleases`. */
export function unpackReleases(packed: Uint8Array): RunningRelease[] {
  const bytes = new ByteReader(packed);
  const releases: RunningRelease[] = [];
  while (!bytes.isAtEnd) {
    const id = bytes.raw(RELEASE_ID_DIGITS / 2).toString('hex');
    const first = bytes.number();
    releases.push({ id, first, last: first + bytes.number(), new_errors: bytes.number() });
  }
  return releases;
}
