import type { Logger } from '@aws-lambda-powertools/logger';
import { withoutItsMaps } from '../ingest/event/own-marks.ts';
import type { MapEvent } from '../services/collector/source-maps.ts';
import type { ArtifactSource } from '../services/artifacts/artifact-source.ts';
import { readBucket } from './environment.ts';
import type { Store } from '../store/table/store.ts';

type LookUp = typeof import('../services/artifacts/look-up.ts');

/** Of objects, compressed as they are, that an instance keeps. */
const CACHE_BYTES = 64 * 1024 * 1024;

/**
 * Gives what looks source maps up, and the artifacts that an instance knows. It is a file of its own, which is loaded when
 * it is first asked for.
 * @param retentionDays of events, where they are stored: then artifacts are kept as long as they are used
 * @throws Error at cold start if the environment lacks the bucket's name
 */
export function sourceMaps(store: Store, retentionDays?: number): () => Promise<LookUp & { source: ArtifactSource }> {
  const bucket = readBucket();
  let loaded: Promise<LookUp & { source: ArtifactSource }> | null = null;
  async function load(): Promise<LookUp & { source: ArtifactSource }> {
    const lookUp = await import('../services/artifacts/look-up.ts');
    const objects = lookUp.openObjects(store, bucket);
    const source = lookUp.artifactSource({ objects, cacheBytes: CACHE_BYTES, ...(retentionDays && { retentionDays }) });
    return { ...lookUp, source };
  }
  return () => (loaded ??= load());
}

/** Maps events that come in; one of which that fails is stored as it was sent. */
export function eventMapping(store: Store, retentionDays: number, log: Pick<Logger, 'warn'>): MapEvent {
  const load = sourceMaps(store, retentionDays);
  const warn = (message: string, fields: Record<string, unknown>): void => log.warn(message, fields);
  let mapEvent: MapEvent | null = null;
  return async (read, ...given) => {
    try {
      if (mapEvent === null) {
        const { eventMapper, source } = await load();
        mapEvent = eventMapper(source, warn);
      }
      return await mapEvent(read, ...given);
    } catch (error) {
      warn('source maps not read', { error });
      return { ...read, payload: withoutItsMaps(read.payload) };
    }
  };
}
