import { buildIndex, digestOf, type UploadedFile } from '../../source-maps/build/build-index.ts';
import { openArtifactBundle, type ArtifactBundle } from '../../source-maps/bundle/artifact-bundle.ts';
import { mapPairs, type MapPair } from '../../source-maps/bundle/map-pairs.ts';
import { RefusedFile } from '../../source-maps/refused-file.ts';
import type { BuildArtifacts, BuiltArtifact } from './build-bundle.ts';

/** Builds the index of each map of a bundle whose script or map has a debug id, one at a time. */
export const buildArtifacts: BuildArtifacts = async (bytes, write) => {
  try {
    const bundle = await openArtifactBundle(bytes);
    for (const pair of mapPairs(bundle.files)) for (const artifact of await built(bundle, pair)) await write(artifact);
    return { outcome: 'built' };
  } catch (error) {
    if (error instanceof RefusedFile) return { outcome: 'refused', problem: error.message };
    throw error;
  }
};

/** One for each debug id that the pair has; none for a script whose map is not in the bundle. */
async function built(bundle: ArtifactBundle, { map, script, debugIds }: MapPair): Promise<BuiltArtifact[]> {
  if (map === null) return [];
  const files = [map, ...(script === null ? [] : [script])];
  const [mapFile, scriptFile = null] = await Promise.all(
    files.map(async (file): Promise<UploadedFile> => ({ name: file.name, bytes: await bundle.read(file) })),
  );
  const { index, texts, debugIds: own } = buildIndex(mapFile!, scriptFile);
  const digest = digestOf(mapFile!.bytes, scriptFile?.bytes ?? null).toString('hex');
  return [...new Set([...debugIds, ...own])].map((debug_id) => ({
    debug_id,
    names: files.map(({ url, name }) => url ?? name),
    digest,
    index: Buffer.from(index),
    texts: texts.length === 0 ? null : Buffer.from(texts),
  }));
}
