import type { TrackedError } from '../../../shared/domain/error/tracked-error.ts';
import { withStatus } from '../../../shared/domain/error/transitions.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { mergeErrors } from '../../../shared/services/errors/merge-errors.ts';
import * as errors from '../../../shared/store/errors.ts';
import * as eventStore from '../../../shared/store/events.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { freshProject, itemsOf } from '../../kit/store.ts';
import { storedEvent } from '../../kit/unit/stored-events.ts';
import { after, eventId, NOW, records, summary } from '../../kit/unit/summaries.ts';
import { deliver } from './counting.ts';

/** Ids of errors: what `RAW` counts belongs to `MAPPED`. */
export const [MAPPED, RAW, OTHER] = [11, 22, 33];
export const HEADLINE = { title: 'Error: mapped', type: 'Error', message: 'mapped', culprit: 'src/app.ts' };

/** Merges errors of a project. */
export const merge = (store: Store, projectId: number, from = RAW, into = MAPPED) =>
  mergeErrors(store, { projectId, from, into, headline: HEADLINE }, NOW);

/** Stores and counts events one by one, from a record of the shard on. */
export async function happen(store: Store, events: readonly EventSummary[], first = 1): Promise<void> {
  for (const [index, event] of events.entries()) {
    await eventStore.put(store, storedEvent(event));
    await deliver(store, 'shard', records([event], first + index));
  }
}

/** A project with so many events of each of some errors, a millisecond apart. */
export async function projectWith(store: Store, counts: Readonly<Record<number, number>>) {
  const project = await freshProject(store);
  let number = 0;
  const happened = Object.entries(counts).flatMap(([error_id, count]) =>
    Array.from({ length: count }, () => {
      number += 1;
      const own = { project_id: project.id, error_id: Number(error_id), event_id: eventId(number) };
      return summary({ ...own, timestamp: after(number), received: NOW.getTime() + number, user_hash: number });
    }),
  );
  await happen(store, happened);
  return { project, id: project.id, happened };
}

/** Events as they are once those of `RAW` are of `MAPPED`. */
export const asMapped = (events: readonly EventSummary[]): EventSummary[] =>
  events.map((event) => ({ ...event, error_id: event.error_id === RAW ? MAPPED : event.error_id }));

/** Reads an error that is there. */
export const readError = async (store: Store, projectId: number, id = MAPPED): Promise<TrackedError> =>
  (await errors.read(store, projectId, id, NOW))!;

/** Sets a status as a person does, so many milliseconds after `NOW`. */
export const setStatus = (store: Store, projectId: number, id: number, status: TrackedError['status'], at = 0) =>
  errors.update(store, projectId, id, NOW, (one) => withStatus(one, status, new Date(NOW.getTime() + at)).error);

/** All that a project has in the table, and its errors and events. */
export const itemsOfProject = async (store: Store, id: number) =>
  (await itemsOf(store)).filter(({ pk }) => new RegExp(`^(PROJECT|ERROR|EVENT)#${id}(#|$)`).test(String(pk)));
