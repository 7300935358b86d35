import { describe, expect, it } from 'vitest';
import { withoutEvents } from '../../../shared/domain/error/tracked-error.ts';
import { withStatus } from '../../../shared/domain/error/transitions.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import * as errorLists from '../../../shared/store/error-lists.ts';
import * as errors from '../../../shared/store/errors.ts';
import { atOnce, tally, useStore } from '../../kit/store.ts';
import { newProjectId, putErrors, trackedError } from '../../kit/unit/tracked-errors.ts';
import { eventId, NOW, records, summary } from '../../kit/unit/summaries.ts';

const store = useStore();

async function newError() {
  const project_id = newProjectId();
  await putErrors(store, [trackedError({ project_id })]);
  return { project_id, id: 77 };
}
const idsOf = async (projectId: number, status: 'unresolved' | 'resolved'): Promise<number[]> => {
  const found: number[] = [];
  for await (const ids of errorLists.ids(store, projectId, status)) found.push(...ids);
  return found;
};
const resolve = ({ project_id, id }: { project_id: number; id: number }) =>
  errors.update(store, project_id, id, NOW, (error) => withStatus(error, 'resolved', NOW).error);
const remove = ({ project_id, id }: { project_id: number; id: number }) =>
  errors.update(store, project_id, id, NOW, (error) => withoutEvents(error, NOW));

describe('an error that somebody changes', () => {
  it('an error that is changed while it happens loses neither the change nor an event', async () => {
    const error = await newError();
    const events = Array.from({ length: 10 }, (_, index) =>
      summary({ project_id: error.project_id, event_id: eventId(index + 1), received: NOW.getTime() - 1 }),
    );
    const [changed] = await Promise.all([
      resolve(error),
      ...events.map((event, index) => countInError(store, `shard-${index}`, records([event]), NOW)),
    ]);
    expect(changed).toMatchObject({ outcome: 'changed', error: { status: 'resolved' } });
    expect(await errors.read(store, error.project_id, 77, NOW)).toMatchObject({ status: 'resolved', count: 11 });
  });

  it('moves from the list of one status to that of the other', async () => {
    const error = await newError();
    expect([await idsOf(error.project_id, 'unresolved'), await idsOf(error.project_id, 'resolved')]).toEqual([
      [77],
      [],
    ]);
    await resolve(error);
    expect([await idsOf(error.project_id, 'unresolved'), await idsOf(error.project_id, 'resolved')]).toEqual([
      [],
      [77],
    ]);
  });

  it('is not there when it never was, has expired, or was deleted', async () => {
    const project_id = newProjectId();
    await putErrors(store, [trackedError({ project_id, expires_at: NOW.getTime() / 1000 })]);
    expect(await resolve({ project_id, id: 77 })).toEqual({ outcome: 'not-found' });
    expect(await resolve({ project_id, id: 78 })).toEqual({ outcome: 'not-found' });
    expect(await errors.read(store, project_id, 77, NOW)).toBeNull();
    const deleted = await newError();
    await remove(deleted);
    expect(await resolve(deleted)).toEqual({ outcome: 'not-found' });
  });
});

describe('an error that is deleted', () => {
  it('of ten deletions of an error at once, one deletes it', async () => {
    const error = await newError();
    expect(tally(await atOnce(10, () => remove(error)))).toEqual({ changed: 1, 'not-found': 9 });
    expect(await errors.readAny(store, error.project_id, 77)).toMatchObject({ deleted_before: NOW.getTime() });
    expect(await idsOf(error.project_id, 'unresolved')).toEqual([]);
  });

  it('an error that is deleted while it happens is gone, or begins anew with what was received later', async () => {
    const error = await newError();
    const event = summary({ project_id: error.project_id, event_id: eventId(2), received: NOW.getTime() + 1 });
    await Promise.all([remove(error), countInError(store, 'shard-2', records([event]), NOW)]);
    const left = await errors.read(store, error.project_id, 77, NOW);
    expect([undefined, 1]).toContain(left?.count);
  });

  it('deleting an error that never was leaves no trace', async () => {
    const project_id = newProjectId();
    await remove({ project_id, id: 77 });
    expect(await errors.readAny(store, project_id, 77)).toBeNull();
  });
});
