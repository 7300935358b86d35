import type { ExplainedEvent } from '../../domain/artifact/explained-frame.ts';
import type { OpenedEvent } from '../../domain/stored-event.ts';
import * as lookUp from '../../store/artifact-look-up.ts';
import { read as readHasMaps } from '../../store/has-maps.ts';
import type { Store } from '../../store/table/store.ts';
import type { ApplyMaps } from './apply-maps.ts';
import { explainFrames, stateOf } from './explain-frames.ts';

/** Applies what source maps there are to an event, and says of each frame what came of it. */
export async function explainEvent(
  store: Store,
  apply: ApplyMaps,
  event: OpenedEvent,
  now: Date,
): Promise<ExplainedEvent> {
  const hasMaps = await readHasMaps(store, event.project_id);
  const { stored, payload, frames: reports } = await apply(store, event, now, hasMaps);
  const ids = hasMaps ? [...new Set(reports.flatMap(({ debug_id }) => debug_id ?? []))] : [];
  const { artifacts } = await lookUp.find(store, event.project_id, { ids, digests: [] }, now);
  const { received, release } = event;
  const maps = { stored, applied: payload, reports, received, release: release || null, artifacts, hasMaps };
  const frames = explainFrames(maps);
  return { event_id: event.event_id, state: stateOf(frames), frames };
}
