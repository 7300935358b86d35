import { buildIndex, digestOf } from '../../source-maps/build/build-index.ts';
import { readBundledTexts, type BundledTexts } from '../../source-maps/bundle/bundled-texts.ts';
import { openArtifactBundle, type ArtifactBundle } from '../../source-maps/bundle/artifact-bundle.ts';
import { mapPairs, type MapPair } from '../../source-maps/bundle/map-pairs.ts';
import type { RandomAccess } from '../../source-maps/bundle/random-access.ts';
import { readPair, type ReadPair } from '../../source-maps/bundle/read-pair.ts';
import { RefusedFile } from '../../source-maps/refused-file.ts';
import { derivedArtifactId, type Artifact } from '../../domain/artifact/artifact.ts';

/** What is known of an artifact before it is built. */
export interface ArtifactToBuild extends Pick<Artifact, 'artifact_id' | 'files' | 'digest'> {
  /** The address of its script, as the upload has it. */
  path: string | null;
}

/** The objects of an artifact. */
export interface ArtifactBytes {
  index: Uint8Array;
  /** Empty where no source has a text. */
  texts: Uint8Array;
}

/** What the builder of a bundle asks of those who keep what it builds. */
export interface Keeper {
  /** Says that it begins with a file, by its name. @throws RefusedFile for one that is not to be tried again. */
  begin: (file: string) => Promise<void>;
  /** Whether what would be built is there already; it is that of this upload then, too. */
  has: (artifact: ArtifactToBuild) => Promise<boolean>;
  keep: (artifact: ArtifactToBuild, bytes: ArtifactBytes) => Promise<void>;
  refuse: (artifact: ArtifactToBuild, problem: string) => Promise<void>;
}

/**
 * Builds what a bundle has of maps, one after the other; a map that cannot be used does not keep others from being built.
 * @returns sentences of what is wrong, each of which names its file
 */
export async function buildArtifacts(bytes: RandomAccess, keeper: Keeper): Promise<string[]> {
  const problems: string[] = [];
  const bundle = await unlessRefused(() => openArtifactBundle(bytes), problems);
  if (bundle === null) return problems;
  const texts = (await unlessRefused(() => readBundledTexts(bundle), problems)) ?? NO_TEXTS;
  const done = new Set<string>();
  for (const pair of mapPairs(bundle.files)) {
    // A map that its script has named is that script's.
    if (pair.script === null && done.has(pair.map!.name)) continue;
    const found: FoundPair = { pair, read: null };
    try {
      await keeper.begin((pair.map ?? pair.script)!.name);
      found.read = await readPair(bundle, pair);
      if (found.read !== null) await buildRead(found.read, texts, keeper);
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error;
      problems.push(error.message);
      for (const artifact of artifactsOf(bundle, found)) await keeper.refuse(artifact, error.message);
    }
    if (found.read !== null) done.add(found.read.map.name);
  }
  return problems;
}

const NO_TEXTS: BundledTexts = { digest: '', textOf: () => null };

async function unlessRefused<Result>(work: () => Promise<Result>, problems: string[]): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    problems.push(error.message);
    return null;
  }
}

interface FoundPair {
  pair: MapPair;
  /** `null`: it could not be read. */
  read: ReadPair | null;
}

/** What is refused with a pair: one for each debug id, since nobody asks for it by another. */
function artifactsOf(bundle: ArtifactBundle, { pair, read }: FoundPair): ArtifactToBuild[] {
  const files = [pair.map, pair.script].flatMap((file) =>
    file === null ? [] : [{ name: file.url ?? file.name, bytes: bundle.sizeOf(file) }],
  );
  const path = pair.script?.url ?? null;
  return (read?.debugIds ?? pair.debugIds).map((artifact_id) => ({ artifact_id, files, digest: '', path }));
}

/** The ids that the files show stand at the end, so that what is there by these is there by the others. */
async function buildRead({ map, script, debugIds }: ReadPair, bundled: BundledTexts, keeper: Keeper): Promise<void> {
  const texts = { digest: bundled.digest, textOf: (name: string) => bundled.textOf(name, map.url) };
  const digest = digestOf(map.bytes, script?.bytes ?? null, texts).toString('hex');
  const known = debugIds.length > 0 ? debugIds : [derivedArtifactId(digest)];
  const files = [map, ...(script === null ? [] : [script])].map((file) => ({
    name: file.url ?? file.name,
    bytes: file.bytes.length,
  }));
  const path = script?.url ?? null;
  const artifactOf = (artifact_id: string): ArtifactToBuild => ({ artifact_id, files, digest, path });
  const there = await Promise.all(known.map((id) => keeper.has(artifactOf(id))));
  if (there.every(Boolean)) return;
  const built = buildIndex(map, script, texts);
  const others = built.debugIds.filter((id) => !known.includes(id));
  for (const id of [...others, ...known]) await keeper.keep(artifactOf(id), built);
}
