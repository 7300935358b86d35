import type { EventOfLateMaps } from '../domain/late-maps.ts';
import type { MergeOrder } from '../services/artifacts/merge-late-maps.ts';
import type { Store } from '../store/table/store.ts';
import { readJobs } from './environment.ts';
import { warn } from './warn.ts';

/**
 * Has the builder merge the errors of events that came without their maps, once the work of a function has counted them, and does
 * not wait for it. Where that cannot be started it is said in the log and left to the next upload: the events are counted, and to
 * have their batch delivered again would hold up all that comes after it. Without such events nothing is loaded or called.
 * @param work returns the events that came without their maps
 * @throws Error at cold start if the environment lacks where the builder is
 */
export function withLateMerges<Given extends { store: Store }>(
  work: (given: Given) => Promise<readonly EventOfLateMaps[]>,
): (given: Given) => Promise<void> {
  const { arns, endpoint } = readJobs(['buildArtifacts']);
  return async (given) => {
    const events = await work(given);
    if (events.length === 0) return;
    try {
      const { openFunction } = await import('../lambda/functions.ts');
      await openFunction(given.store, arns.buildArtifacts, endpoint).start({ events } satisfies MergeOrder);
    } catch (error) {
      const projects = [...new Set(events.map(({ project_id }) => project_id))];
      warn('late merge not started', { projects, events: events.length, error });
    }
  };
}
