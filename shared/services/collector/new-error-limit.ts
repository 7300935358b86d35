import type { NewErrors } from '../../domain/quota.ts';
import { hourStart } from '../../domain/time.ts';
import * as errors from '../../store/errors.ts';
import type { Store } from '../../store/table/store.ts';
import { BoundedMap } from './bounded-map.ts';

/** The events of a project's error as this instance lets them in. `counted` as in `Admitted`, `now` milliseconds. */
export type NewErrorLimit = (
  store: Store,
  projectId: number,
  errorId: number,
  counted: NewErrors | null,
  now: number,
) => Promise<'within' | 'beyond'>;

const MAX_PROJECTS = 100;
const MAX_ERRORS = 10_000;

/** Longer than an event is on its way to being counted, and than usage is cached. */
const UNCOUNTED_MS = 15_000;

/** Errors of a project as an instance has met them, by id. */
interface Met {
  /** Known to be in the table. */
  known: BoundedMap<number, true>;
  /** Let in without a look at the table, so perhaps new, and when: before and since the count was read. */
  beforeReading: Map<number, number>;
  sinceReading: Map<number, number>;
  counted: NewErrors | null;
}

/**
 * Limits how many errors of a project may begin in an hour. The table's count lags behind by seconds, so what this
 * instance has let in meanwhile counts as new until the table shows otherwise: from half of the limit on, the first event
 * of an error that the instance has not met costs one read.
 * @param perHour new errors of a project
 */
export function newErrorLimit(perHour: number): NewErrorLimit {
  const projects = new BoundedMap<number, Met>(MAX_PROJECTS);

  return async function judge(store, projectId, errorId, counted, now) {
    const met = projects.get(projectId) ?? newlyMet();
    projects.set(projectId, met);
    update(met, counted, now);
    const { known, beforeReading, sinceReading } = met;
    if (known.has(errorId) || beforeReading.has(errorId) || sinceReading.has(errorId)) return 'within';
    const inHour = counted?.hour === hourStart(now) ? counted.count : 0;
    const begun = Math.max(inHour, beforeReading.size) + sinceReading.size;
    if (begun >= perHour / 2) {
      if (await errors.isCounted(store, projectId, errorId)) {
        known.set(errorId, true);
        return 'within';
      }
      if (begun >= perHour) return 'beyond';
    }
    sinceReading.set(errorId, now);
    return 'within';
  };
}

function newlyMet(): Met {
  return { known: new BoundedMap(MAX_ERRORS), beforeReading: new Map(), sinceReading: new Map(), counted: null };
}

/** What was let in long enough ago is in the table, and counted there if it was new. */
function update(met: Met, counted: NewErrors | null, now: number): void {
  if (met.counted !== counted) {
    met.counted = counted;
    for (const [id, at] of met.sinceReading) met.beforeReading.set(id, at);
    met.sinceReading.clear();
  }
  for (const lately of [met.beforeReading, met.sinceReading])
    for (const [id, at] of lately) {
      // A map is in the order of insertion: what follows is younger.
      if (at > now - UNCOUNTED_MS) break;
      lately.delete(id);
      met.known.set(id, true);
    }
}
