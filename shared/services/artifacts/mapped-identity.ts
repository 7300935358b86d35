import { withBoundedTexts } from '../../domain/event-summary.ts';
import { openedEvent, type OpenedEvent, type StoredEvent } from '../../domain/stored-event.ts';
import { distOf } from '../../ingest/event/dist.ts';
import type { JsonObject } from '../../ingest/event/error-event.ts';
import { normalise } from '../../ingest/event/normalise.ts';
import { identify, type Identity } from '../../ingest/identify.ts';
import type { Store } from '../../store/table/store.ts';
import type { ArtifactSource } from './artifact-source.ts';
import { mapPayload } from './map-payload.ts';

/** Of one event: nobody waits for it. */
const MAP_MS = 10_000;

/** `other`: the error that an event belongs to with its maps; `same`: no other one is known; `late`: a map could not be read. */
export type MappedIdentity =
  | { outcome: 'same' }
  | { outcome: 'late'; problem: Error | null }
  | { outcome: 'other'; identity: Identity };

const SAME = { outcome: 'same' } as const;

/**
 * Finds what the error of a stored event is with its maps.
 * @param mayBeMapped tells of an event whether one of the maps that are asked about may be for it
 */
export async function mappedIdentity(
  store: Store,
  source: ArtifactSource,
  stored: StoredEvent,
  now: Date,
  mayBeMapped: (event: OpenedEvent, payload: JsonObject) => boolean = () => true,
): Promise<MappedIdentity> {
  // One beyond the limit of new errors is in the error of all those.
  if (stored.overflow !== undefined) return SAME;
  const event = openedEvent(stored);
  const payload = JSON.parse(event.payload) as JsonObject;
  if (!mayBeMapped(event, payload)) return SAME;
  // What it was grouped by may have been trimmed away, or the rules were others.
  if (identityOf(event, payload).error_id !== event.error_id) return SAME;
  const known = { projectId: event.project_id, release: event.release, dist: distOf(payload) };
  const mapped = await mapPayload(payload, known, source, { store, now, deadlineMs: MAP_MS, linesAround: 0 });
  if (mapped.outcome === 'late') return { outcome: 'late', problem: mapped.problem };
  if (mapped.outcome === 'nothing') return SAME;
  const identity = identityOf(event, mapped.payload);
  return identity.error_id === event.error_id ? SAME : { outcome: 'other', identity };
}

function identityOf(event: OpenedEvent, payload: JsonObject): Identity {
  const parsed = normalise(payload, { receivedAt: new Date(event.received) });
  const { error_id, title, type, message, culprit } = withBoundedTexts({
    ...event,
    ...identify(event.project_id, parsed),
  });
  return { error_id, title, type, message, culprit };
}
