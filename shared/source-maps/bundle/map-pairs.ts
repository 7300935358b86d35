import { isInline, resolveReference } from '../map/map-reference.ts';
import type { ManifestFile } from './manifest.ts';

/** A map and the script that it is of. */
export interface MapPair {
  /** `null`: the map is within the script, or the manifest does not say which it is and the script has to. */
  map: ManifestFile | null;
  script: ManifestFile | null;
  /** That the manifest gives to either; the files may name more. */
  debugIds: string[];
}

/**
 * Finds which map belongs to which script: the one with the same debug id, else the one that the script's header names by
 * its address. Of two with the same debug id and type the later one counts. A map without a script is a pair as well.
 */
export function mapPairs(files: readonly ManifestFile[]): MapPair[] {
  const maps = files.filter(({ type }) => type === 'source_map');
  const byId = new Map(maps.flatMap((map) => (map.debugId === null ? [] : [[map.debugId, map]])));
  const byUrl = new Map(maps.flatMap((map) => (map.url === null ? [] : [[map.url, map]])));
  const scripts = files.filter(({ type }) => type === 'minified_source');
  const lastOfId = new Map(scripts.map((script) => [script.debugId, script]));
  const pairs = scripts
    .filter((script) => script.debugId === null || lastOfId.get(script.debugId) === script)
    .map((script): MapPair => {
      const map = mapOf(script, byId, byUrl);
      return { map, script, debugIds: idsOf(script, map) };
    });
  const paired = new Set(pairs.map(({ map }) => map));
  const alone = maps.filter((map) => !paired.has(map) && (map.debugId === null || byId.get(map.debugId) === map));
  return [...pairs, ...alone.map((map) => ({ map, script: null, debugIds: idsOf(null, map) }))];
}

function mapOf(
  { debugId, sourceMap, url }: ManifestFile,
  byId: ReadonlyMap<string, ManifestFile>,
  byUrl: ReadonlyMap<string, ManifestFile>,
): ManifestFile | null {
  const same = debugId === null ? undefined : byId.get(debugId);
  if (same !== undefined || sourceMap === null || url === null || isInline(sourceMap)) return same ?? null;
  return byUrl.get(resolveReference(sourceMap, url) ?? '') ?? null;
}

function idsOf(...files: readonly (ManifestFile | null)[]): string[] {
  return [...new Set(files.flatMap((file) => file?.debugId ?? []))];
}
