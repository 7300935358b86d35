import { Logger } from '@aws-lambda-powertools/logger';
import type { OpenedEvent } from '../domain/stored-event.ts';
import { platformFamily } from '../ingest/grouping/function-names.ts';
import type { ShownEvent } from '../present/gitlab/event.ts';
import { appliedMaps, type ApplyMaps } from '../services/artifacts/apply-maps.ts';
import { read as readHasMaps } from '../store/has-maps.ts';
import type { Store } from '../store/table/store.ts';
import { readBucket } from './environment.ts';
import { sourceMaps } from './source-maps.ts';

/**
 * Gives the work of a function that shows an event what finds it in its source, for events that a source map may be for, of
 * projects that have some. What reads maps is loaded with the first of these.
 * @throws Error at cold start if the environment lacks the bucket's name.
 */
export function withSource<Given extends { store: Store; now: Date }, Result>(
  work: (given: Given & { inSource: (event: OpenedEvent) => Promise<ShownEvent> }) => Promise<Result>,
): (given: Given) => Promise<Result> {
  const apply = mapsApplier();
  const inSource = async ({ store, now }: Given, event: OpenedEvent): Promise<ShownEvent> => {
    if (!mayBeMapped(event) || !(await readHasMaps(store, event.project_id))) return event;
    const { payload, stored } = await apply(store, event, now);
    return payload === stored ? event : { ...event, inSource: payload };
  };
  return (given) => work({ ...given, inSource: (event) => inSource(given, event) });
}

/** Makes what applies maps to events, and says in the log when that comes to nothing. */
export function mapsApplier(): ApplyMaps {
  readBucket();
  const log = new Logger();
  let load: ReturnType<typeof sourceMaps> | null = null;
  return async (store, event, ...given) => {
    load ??= sourceMaps(store);
    const applied = await appliedMaps(await load(), store, event, ...given);
    const { problem } = applied;
    if (problem !== null)
      log.warn('source maps not read', { project: event.project_id, event: event.event_id, error: problem });
    return applied;
  };
}

/** Whether a map may be for some of its frames: it names debug ids of scripts, or its release may have scripts. */
function mayBeMapped({ payload, release, platform }: OpenedEvent): boolean {
  return payload.includes('"sourcemap"') || (Boolean(release) && platformFamily(platform) === 'javascript');
}
