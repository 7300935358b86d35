import { debugIdOf } from '../map/debug-id.ts';
import { listOr, objectOr } from '../map/map-json.ts';

/** Images of an event that are looked at: a page loads some hundreds of scripts. */
const MAX_IMAGES = 2_000;

/** Debug ids of one script that count, the first ones: each tool of a build puts one in, and each is looked up. */
const MAX_IDS_OF_FILE = 8;

/** Which debug ids an event gives to the scripts of its stack. */
export interface DebugImages {
  /** Of the script of a frame; more than one if its build put in several, none if it put in none. */
  idsOf(frame: { filename: string | null; abs_path: string | null }): readonly string[];
  /** All of them, each once. */
  all: readonly string[];
}

/**
 * Reads `debug_meta.images` of an event: those of type `sourcemap` have `code_file`, which is the address of a script, and
 * `debug_id` (https://develop.sentry.dev/sdk/data-model/event-payloads/debugmeta/#source-map-images).
 */
export function debugImagesOf(debugMeta: unknown): DebugImages {
  const byFile = new Map<string, string[]>();
  for (const value of listOr(objectOr(debugMeta)?.['images']).slice(0, MAX_IMAGES)) {
    const image = objectOr(value);
    const file = image?.['code_file'];
    const id = debugIdOf(image?.['debug_id']);
    if (image?.['type'] !== 'sourcemap' || typeof file !== 'string' || id === null) continue;
    const ids = byFile.get(file) ?? [];
    if (ids.length < MAX_IDS_OF_FILE && !ids.includes(id)) byFile.set(file, [...ids, id]);
  }
  return {
    idsOf: ({ filename, abs_path }) => byFile.get(abs_path ?? '') ?? byFile.get(filename ?? '') ?? [],
    all: [...new Set([...byFile.values()].flat())],
  };
}
