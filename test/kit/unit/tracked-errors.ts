import type { TrackedError } from '../../../shared/domain/error/tracked-error.ts';
import { withEvents } from '../../../shared/domain/error/with-events.ts';
import * as errors from '../../../shared/store/errors.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { NOW, records, summary } from './summaries.ts';

let lastProject = 1_000;

/** No item of the project itself is needed to list its errors. */
export const newProjectId = (): number => ++lastProject;

export function trackedError(fields: Partial<TrackedError> = {}): TrackedError {
  return { ...withEvents(null, 'shard', records([summary()]), NOW.getTime())!.error, ...fields };
}

/** Puts errors into the table as the consumer would. */
export async function putErrors(store: Store, all: readonly TrackedError[]): Promise<void> {
  const waiting = [...all];
  const work = async (): Promise<void> => {
    for (let error = waiting.pop(); error; error = waiting.pop()) {
      const one = error;
      await errors.change(store, one.project_id, one.id, () => one);
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));
}
