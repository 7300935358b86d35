import type { EventOfLateMaps } from '../../domain/late-maps.ts';
import type { StoredEvent } from '../../domain/stored-event.ts';
import * as events from '../../store/events.ts';
import type { Store } from '../../store/table/store.ts';
import { mergeErrors } from '../errors/merge-errors.ts';
import type { ArtifactSource } from './artifact-source.ts';
import type { Merging } from './build-bundle.ts';
import { mappedIdentity } from './mapped-identity.ts';

/** What the function that merges errors of late events is told. */
export interface MergeOrder {
  events: readonly EventOfLateMaps[];
}

/** Events that are read at once; they may have 400 KB each. */
const AT_ONCE = 25;

/**
 * Merges the errors of events that were counted without their maps, because those could not be read in time, into those that they
 * belong to. Done again, by two at once, or after a kill anywhere, it does what is left; an event that is gone, or whose error
 * somebody deleted, is left.
 * @returns how many errors are merged.
 * @throws the first failure, after the others were done, so that who has it run tries again; and when its time is over.
 */
export async function mergeLateMaps(
  { store, source, until }: Merging,
  order: MergeOrder,
  now: Date,
): Promise<{ merged: number }> {
  const failures: unknown[] = [];
  let merged = 0;
  for await (const event of stored(store, order.events, now)) {
    if (Date.now() >= until) throw failures[0] ?? new Error('there was no time to merge the errors of all events');
    try {
      if (await mergeErrorOf(store, source, event, now)) merged++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return { merged };
}

/** The events that are still there. */
async function* stored(store: Store, wanted: readonly EventOfLateMaps[], now: Date): AsyncGenerator<StoredEvent> {
  for (const [projectId, ofProject] of Map.groupBy(wanted, ({ project_id }) => project_id)) {
    const ids = ofProject.map(({ event_id }) => event_id);
    for (let start = 0; start < ids.length; start += AT_ONCE)
      yield* await events.readMany(store, projectId, ids.slice(start, start + AT_ONCE), now);
  }
}

/** @throws Error if its maps could not be read once more */
async function mergeErrorOf(store: Store, source: ArtifactSource, event: StoredEvent, now: Date): Promise<boolean> {
  const { project_id: projectId, event_id, error_id: from } = event;
  const mapped = await mappedIdentity(store, source, event, now);
  if (mapped.outcome === 'late')
    throw new Error(`the source maps of event ${event_id} of project ${projectId} could not be read`, {
      cause: mapped.problem,
    });
  if (mapped.outcome === 'same') return false;
  const { error_id: into, ...headline } = mapped.identity;
  return (await mergeErrors(store, { projectId, from, into, headline }, now)).outcome === 'merged';
}
