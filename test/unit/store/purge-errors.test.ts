import { describe, expect, it } from 'vitest';
import { countBatch } from '../../../shared/services/events/count-batch.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { withoutEvents, withStatus, type ErrorStatus } from '../../../shared/domain/error/tracked-error.ts';
import { putEvent, readEvent } from '../../../shared/store/events.ts';
import { listEventIds } from '../../../shared/store/event-lists.ts';
import { deleteProject } from '../../../shared/store/projects.ts';
import { purgeEvents, purgeProject } from '../../../shared/store/purge.ts';
import { readError, updateError } from '../../../shared/store/errors.ts';
import { freshProject, itemsOf, useStore } from '../../kit/store.ts';
import { LIMITS } from '../services/counting.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';
import { after, eventId, NOW, records, summary } from '../../kit/unit/summaries.ts';

const store = useStore();
const PAYLOAD = new Uint8Array([1]);

/** Stored and counted, as the next records of the shard. */
async function happen(events: EventSummary[], first = 1): Promise<void> {
  for (const event of events) await putEvent(store, { ...event, payload: PAYLOAD });
  await countBatch(store, LIMITS, 'shard', records(events, first), NOW);
}

/** A project with `errors` errors of three events each, of every status. */
async function projectWith(errors: number) {
  const project = await freshProject(store);
  const events = Array.from({ length: errors * 3 }, (_, index) =>
    summary({ project_id: project.id, error_id: (index % errors) + 1, event_id: eventId(index + 1) }),
  );
  await happen(events);
  const statuses: ErrorStatus[] = ['unresolved', 'resolved', 'ignored'];
  for (let id = 1; id <= errors; id++)
    await updateError(store, project.id, id, NOW, (error) => withStatus(error, statuses[id % 3]!, NOW));
  return { project, events };
}

/** Of a project and its errors and events; others' are none of the test's business. */
const itemsOfProject = async (id: number) =>
  (await itemsOf(store)).filter(({ pk }) => new RegExp(`^(PROJECT|ERROR|EVENT)#${id}(#|$)`).test(String(pk)));

async function callsOf(work: (dying: ReturnType<typeof dyingStore>) => Promise<void>): Promise<number> {
  const counting = dyingStore(store, null);
  await work(counting);
  return counting.calls;
}

describe('the purge of a project that had errors', () => {
  it('takes errors, events, lists and counts, and nothing of another project', async () => {
    const [{ project }, other] = [await projectWith(4), await projectWith(2)];
    const theirs = await itemsOfProject(other.project.id);
    await deleteProject(store, project);
    await purgeProject(store, project.id);
    expect(await itemsOfProject(project.id)).toEqual([]);
    expect(await itemsOfProject(other.project.id)).toEqual(theirs);
  });

  it.each(['before', 'after'] as const)('may be killed just %s any of its calls', async (when) => {
    const first = await projectWith(3);
    await deleteProject(store, first.project);
    const calls = await callsOf((dying) => purgeProject(dying, first.project.id));
    expect(calls).toBeGreaterThan(10);
    for (let call = 0; call < calls; call++) {
      const { project } = await projectWith(3);
      await deleteProject(store, project);
      await expect(purgeProject(dyingStore(store, { call, when }), project.id)).rejects.toThrow(Killed);
      await purgeProject(store, project.id);
      expect(await itemsOfProject(project.id)).toEqual([]);
    }
  });
});

describe('the purge of a deleted error', () => {
  const deletion = new Date(NOW.getTime() + 1_000);
  const deleted = async () => {
    const { project, events } = await projectWith(2);
    const { id } = project;
    await updateError(store, id, 1, deletion, (error) => withoutEvents(error, deletion));
    return { id, events, own: events.filter(({ error_id }) => error_id === 1) };
  };
  const isThere = async (id: number, { event_id }: EventSummary) =>
    (await readEvent(store, id, event_id, NOW)) !== null;

  it('takes its events and their lists, and no other error of the project', async () => {
    const { id, events } = await deleted();
    await purgeEvents(store, id, 1, deletion.getTime());
    const there = await Promise.all(events.map((event) => isThere(id, event)));
    expect(there).toEqual(events.map(({ error_id }) => error_id === 2));
    expect(await listEventIds(store, id, 1, null, 10)).toEqual([]);
    expect(await listEventIds(store, id, 2, null, 10)).toHaveLength(3);
    expect(await readError(store, id, 1, NOW)).toBeNull();
    expect(await readError(store, id, 2, NOW)).toMatchObject({ count: 3 });
  });

  it.each(['before', 'after'] as const)('may be killed just %s any of its calls', async (when) => {
    const first = await deleted();
    const calls = await callsOf((dying) => purgeEvents(dying, first.id, 1, deletion.getTime()));
    expect(calls).toBe(3);
    for (let call = 0; call < calls; call++) {
      const { id, own } = await deleted();
      await expect(purgeEvents(dyingStore(store, { call, when }), id, 1, deletion.getTime())).rejects.toThrow(Killed);
      await purgeEvents(store, id, 1, deletion.getTime());
      expect(await Promise.all(own.map((event) => isThere(id, event)))).toEqual([false, false, false]);
      expect(await listEventIds(store, id, 1, null, 10)).toEqual([]);
    }
  });

  it('leaves what happened after the deletion', async () => {
    const { id, own } = await deleted();
    const again = summary({ project_id: id, error_id: 1, event_id: eventId(99), timestamp: after(2_000) });
    await happen([again], 100);
    await purgeEvents(store, id, 1, deletion.getTime());
    expect(await isThere(id, again)).toBe(true);
    expect(await isThere(id, own[0]!)).toBe(false);
    expect((await listEventIds(store, id, 1, null, 10)).map((event) => event.id)).toEqual([again.event_id]);
    expect(await readError(store, id, 1, NOW)).toMatchObject({ count: 1, first_seen: after(2_000) });
  });

  it('is not undone by the stream, which delivers the old events again', async () => {
    const { id, events } = await deleted();
    await countBatch(store, LIMITS, 'shard', records(events), NOW);
    expect(await readError(store, id, 1, NOW)).toBeNull();
    expect(await readError(store, id, 2, NOW)).toMatchObject({ count: 3 });
  });

  it('finds what was received before the deletion and only counted after it', async () => {
    const { id } = await deleted();
    const late = summary({ project_id: id, error_id: 1, event_id: eventId(99), timestamp: after(500) });
    await happen([late], 100);
    expect(await readError(store, id, 1, NOW)).toBeNull();
    await purgeEvents(store, id, 1, deletion.getTime());
    expect(await isThere(id, late)).toBe(false);
  });
});
