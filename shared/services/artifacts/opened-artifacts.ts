import type { Artifact } from '../../domain/artifact/artifact.ts';
import { objectKeys } from '../../s3/keys.ts';
import type { Objects } from '../../s3/objects.ts';
import { openIndex } from '../../source-maps/index/open-index.ts';
import type { SourceMapIndex } from '../../source-maps/index/source-map-index.ts';
import { SourceTexts } from '../../source-maps/index/source-texts.ts';
import { keptRanges } from './kept-ranges.ts';

/** Artifacts that are kept open: of each, some megabytes of blocks and names are unpacked. */
const MAX_OPEN = 24;

/** What is looked up in. */
export interface OpenedArtifact {
  index: SourceMapIndex;
  texts: SourceTexts;
}

/** Opens artifacts, and keeps those that were asked for last, with what was read of them. */
export type OpenArtifact = (artifact: Artifact, until: number) => Promise<OpenedArtifact>;

interface Entry {
  /** Milliseconds since 1970: of whoever asked for it last. Reads end then, whoever waits for them. */
  until: number;
  opened: Promise<OpenedArtifact>;
  /** That are kept of its objects. */
  bytes: () => number;
}

/**
 * Opens artifacts by their objects, whose keys have the digest: what is open never becomes another.
 * @param cacheBytes of objects, compressed as they are, that are kept from one look-up to the next
 */
export function openedArtifacts(objects: Pick<Objects, 'get'>, cacheBytes: number): OpenArtifact {
  const entries = new Map<string, Entry>();

  function begun(artifact: Artifact, until: number): Entry {
    const entry = { until } as Entry;
    const remainingMs = (): number => entry.until - Date.now();
    const keys = { index: objectKeys.index(artifact), texts: objectKeys.texts(artifact) };
    const index = keptRanges(objects, { key: keys.index, bytes: artifact.index_bytes, mayBeWhole: true }, remainingMs);
    const texts = keptRanges(objects, { key: keys.texts, bytes: artifact.texts_bytes, mayBeWhole: false }, remainingMs);
    const open = async (): Promise<OpenedArtifact> => {
      const opened = await openIndex(index.read);
      return { index: opened, texts: new SourceTexts(texts.read, opened.texts) };
    };
    return Object.assign(entry, { opened: open(), bytes: () => index.size() + texts.size() });
  }

  /** The one that was asked for longest ago goes first. */
  function makeRoom(): void {
    let bytes = [...entries.values()].reduce((sum, entry) => sum + entry.bytes(), 0);
    for (const [key, entry] of entries) {
      if (entries.size <= MAX_OPEN && bytes <= cacheBytes) return;
      bytes -= entry.bytes();
      entries.delete(key);
    }
  }

  return async (artifact, until) => {
    const key = objectKeys.index(artifact);
    const entry = entries.get(key) ?? begun(artifact, until);
    entry.until = Math.max(entry.until, until);
    entries.delete(key);
    entries.set(key, entry);
    makeRoom();
    try {
      return await entry.opened;
    } catch (error) {
      if (entries.get(key) === entry) entries.delete(key);
      throw error;
    }
  };
}
