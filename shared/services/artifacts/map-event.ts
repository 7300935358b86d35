import { distOf } from '../../ingest/event/dist.ts';
import { stacktracesOf } from '../../ingest/event/normalise.ts';
import { withoutItsMaps } from '../../ingest/event/own-marks.ts';
import type { MapEvent } from '../collector/source-maps.ts';
import type { ArtifactSource } from './artifact-source.ts';
import { mapPayload } from './map-payload.ts';

/** Tells the log what could not be read, and by whom. */
export type Warn = (message: string, fields: Record<string, unknown>) => void;

/**
 * Maps events that come in, before they are grouped. One of which something cannot be read in time is stored as it was sent,
 * and says so: half of its frames would make another error of it than all of them.
 */
export function eventMapper(source: ArtifactSource, warn: Warn): MapEvent {
  return async (read, { projectId, receivedAt }, { store, deadlineMs }) => {
    const { event, payload } = read;
    const known = { projectId, release: event.release, dist: distOf(payload) };
    const options = { store, now: receivedAt, deadlineMs, linesAround: 0 };
    const mapped = await mapPayload(payload, known, source, options);
    if (mapped.problem !== null || mapped.outcome === 'late')
      warn('source maps not read', { project: projectId, event: event.event_id, error: mapped.problem });
    if (mapped.outcome === 'late') return { event, payload: withoutItsMaps(payload) };
    if (mapped.outcome === 'nothing') return read;
    return { event: { ...event, ...stacktracesOf(mapped.payload) }, payload: mapped.payload };
  };
}
