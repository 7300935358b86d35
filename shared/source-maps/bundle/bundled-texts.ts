import { createHash, type Hash } from 'node:crypto';
import { sourcePathOf } from '../frames/source-path.ts';
import { MAX_BUNDLED_TEXT_BYTES } from '../limits.ts';
import { resolveReference } from '../map/map-reference.ts';
import { RefusedFile } from '../refused-file.ts';
import type { ArtifactBundle } from './artifact-bundle.ts';

/** Sources that a bundle has as files of their own, for maps that do not have them. */
export interface BundledTexts {
  /** Of all of them, in their order; `''` where there are none. */
  digest: string;
  /**
   * The text of a source.
   * @param name as the map has it, with `sourceRoot`
   * @param mapUrl where the map is, against which the name is resolved
   */
  textOf: (name: string, mapUrl: string | null) => string | null;
}

/**
 * Reads the sources that are files of a bundle.
 * @throws RefusedFile that names the one with which they are too large together
 */
export async function readBundledTexts(bundle: ArtifactBundle): Promise<BundledTexts> {
  const files = bundle.files.filter(({ type }) => type === 'source');
  const texts = new Map<string, string>();
  const hash = createHash('sha256');
  let bytes = 0;
  for (const file of files) {
    bytes += bundle.sizeOf(file);
    if (bytes > MAX_BUNDLED_TEXT_BYTES)
      throw new RefusedFile(file.name, `makes the sources larger than ${MAX_BUNDLED_TEXT_BYTES} bytes together`);
    if (file.url === null) continue;
    const content = await bundle.read(file);
    add(hash, file.url, content);
    texts.set(file.url, content.toString('utf8'));
  }
  return {
    digest: files.length === 0 ? '' : hash.digest('hex'),
    textOf(name, mapUrl) {
      const resolved = mapUrl === null ? null : resolveReference(name, mapUrl);
      for (const url of [resolved, name, `~/${sourcePathOf(name).path}`]) {
        const text = url === null ? undefined : texts.get(url);
        if (text !== undefined) return text;
      }
      return null;
    },
  };
}

function add(hash: Hash, url: string, content: Buffer): void {
  hash.update(`${JSON.stringify(url)} ${content.length} `).update(content);
}
