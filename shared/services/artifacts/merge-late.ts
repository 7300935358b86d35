import { ERROR_STATUSES, type TrackedError } from '../../domain/error/tracked-error.ts';
import type { OpenedEvent } from '../../domain/stored-event.ts';
import type { JsonObject } from '../../ingest/event/error-event.ts';
import { own } from '../../ingest/json/shape.ts';
import { debugImagesOf } from '../../source-maps/frames/debug-images.ts';
import * as errorLists from '../../store/error-lists.ts';
import * as events from '../../store/events.ts';
import type { ErrorPositions } from '../../store/merge-lists.ts';
import type { Store } from '../../store/table/store.ts';
import { mergeErrors } from '../errors/merge-errors.ts';
import type { ArtifactSource } from './artifact-source.ts';
import { mappedIdentity } from './mapped-identity.ts';

/** How many errors of a project are looked at, those that were seen last. */
const MAX_ERRORS = 1_000;
/** Errors whose last events are read at once; they may have 400 KB each. */
const AT_ONCE = 25;

/** What was just built. */
export interface NewArtifacts {
  projectId: number;
  artifactIds: readonly string[];
  /** Milliseconds since 1970 until which errors are looked at: what is left then stays as it is. */
  until: number;
}

/**
 * Merges errors whose events came before their source maps into those that they belong to. It goes through the errors that were
 * seen last, maps the last event of each that names one of the artifacts, and groups it again. Done again, or after a kill
 * anywhere, it does what is left.
 * @param source must not remember that the artifacts were not there
 * @returns how many errors were looked at, and how many are merged.
 */
export async function mergeLate(
  store: Store,
  source: ArtifactSource,
  { projectId, artifactIds, until }: NewArtifacts,
  now: Date,
): Promise<{ looked: number; merged: number }> {
  const done = { looked: 0, merged: 0 };
  const known = new Set(artifactIds);
  const mayBeMapped = ({ release }: OpenedEvent, payload: JsonObject): boolean =>
    release !== null || debugImagesOf(own(payload, 'debug_meta')).all.some((id) => known.has(id));
  for await (const errors of seenLast(store, projectId, now)) {
    const lastIds = errors.map(({ last_event_id }) => last_event_id);
    const last = new Map(
      (await events.readMany(store, projectId, lastIds, now)).map((event) => [event.event_id, event]),
    );
    for (const error of errors) {
      if (Date.now() >= until) return done;
      done.looked++;
      const event = last.get(error.last_event_id);
      if (event?.error_id !== error.id) continue;
      const mapped = await mappedIdentity(store, source, event, now, mayBeMapped);
      if (mapped.outcome !== 'other') continue;
      const { error_id: into, ...headline } = mapped.identity;
      const merged = await mergeErrors(store, { projectId, from: error.id, into, headline }, now);
      if (merged.outcome === 'merged') done.merged++;
    }
  }
  return done;
}

/** Some of a project's errors after the others, the one that was seen last first. */
async function* seenLast(store: Store, projectId: number, now: Date): AsyncGenerator<TrackedError[]> {
  let after: ErrorPositions | null = {};
  for (let read = 0; read < MAX_ERRORS && after !== null; read += AT_ONCE) {
    const wanted = { order: 'last_seen', after, limit: AT_ONCE, now } as const;
    const page = await errorLists.list(store, projectId, ERROR_STATUSES, wanted);
    yield page.errors.map(({ error }) => error);
    after = page.next;
  }
}
