import type { OpenedEvent } from '../../domain/stored-event.ts';
import { distOf } from '../../ingest/event/dist.ts';
import type { JsonObject } from '../../ingest/event/error-event.ts';
import type { Store } from '../../store/table/store.ts';
import type { ArtifactSource } from './artifact-source.ts';
import type { MapPayload, MappedPayload } from './map-payload.ts';

/** Milliseconds: someone waits for the event, and a map adds to it. */
const DEADLINE_MS = 1_000;
const LINES_AROUND = 5;

/** An event's payload as it was stored, and what became of it. */
export interface AppliedPayload extends MappedPayload {
  stored: JsonObject;
}

/**
 * Maps what of an event was not when it came, and finds the lines around; what cannot be read in time is left.
 * @param hasMaps whether the project has any: else nothing is looked for
 */
export type ApplyMaps = (store: Store, event: OpenedEvent, now: Date, hasMaps?: boolean) => Promise<AppliedPayload>;

const NOTHING: ArtifactSource = {
  find: async () => ({ byId: new Map(), idOfPath: new Map(), problem: null }),
  used: async () => undefined,
};

/** The same, by what looks maps up. */
export async function appliedMaps(
  { mapPayload, source }: { mapPayload: MapPayload; source: ArtifactSource },
  store: Store,
  event: OpenedEvent,
  now: Date,
  hasMaps = true,
): Promise<AppliedPayload> {
  const stored = JSON.parse(event.payload) as JsonObject;
  const known = { projectId: event.project_id, release: event.release || null, dist: distOf(stored) };
  const options = { store, now, deadlineMs: DEADLINE_MS, linesAround: LINES_AROUND };
  return { stored, ...(await mapPayload(stored, known, hasMaps ? source : NOTHING, options)) };
}
