import { describe, expect, it } from 'vitest';
import { countBatch } from '../../../shared/services/events/count-batch.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { withoutEvents, type ErrorStatus } from '../../../shared/domain/error/tracked-error.ts';
import { withStatus } from '../../../shared/domain/error/transitions.ts';
import * as events from '../../../shared/store/events.ts';
import * as projects from '../../../shared/store/projects.ts';
import { purgeEvents } from '../../../shared/services/errors/purge-events.ts';
import { purgeProject } from '../../../shared/services/projects/purge-project.ts';
import * as errors from '../../../shared/store/errors.ts';
import { freshProject, itemsOf, useStore } from '../../kit/store.ts';
import { LIMITS } from './counting.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';
import { listOf } from '../../kit/unit/listed.ts';
import { after, eventId, HOUR_MS, NOW, records, summary } from '../../kit/unit/summaries.ts';
import { storedEvent } from '../../kit/unit/stored-events.ts';

const store = useStore();

/** Stored and counted, as the next records of the shard. */
async function happen(batch: EventSummary[], first = 1): Promise<void> {
  for (const event of batch) await events.put(store, storedEvent(event));
  await countBatch(store, LIMITS, 'shard', records(batch, first), NOW);
}

const listed = (projectId: number, errorId: number) =>
  listOf(store, projectId, errorId, { way: 'older', after: null, limit: 10 });

/** A project with `count` errors of three events each, of every status. */
async function projectWith(count: number) {
  const project = await freshProject(store);
  const happened = Array.from({ length: count * 3 }, (_, index) =>
    summary({ project_id: project.id, error_id: (index % count) + 1, event_id: eventId(index + 1) }),
  );
  await happen(happened);
  const statuses: ErrorStatus[] = ['unresolved', 'resolved', 'ignored'];
  for (let id = 1; id <= count; id++)
    await errors.update(store, project.id, id, NOW, (error) => withStatus(error, statuses[id % 3]!, NOW).error);
  return { project, happened };
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
    await projects.remove(store, project);
    await purgeProject(store, project.id);
    expect(await itemsOfProject(project.id)).toEqual([]);
    expect(await itemsOfProject(other.project.id)).toEqual(theirs);
  });

  it.each(['before', 'after'] as const)('may be killed just %s any of its calls', async (when) => {
    const first = await projectWith(3);
    await projects.remove(store, first.project);
    const calls = await callsOf((dying) => purgeProject(dying, first.project.id));
    expect(calls).toBeGreaterThan(10);
    for (let call = 0; call < calls; call++) {
      const { project } = await projectWith(3);
      await projects.remove(store, project);
      await expect(purgeProject(dyingStore(store, { call, when }), project.id)).rejects.toThrow(Killed);
      await purgeProject(store, project.id);
      expect(await itemsOfProject(project.id)).toEqual([]);
    }
  });
});

describe('the purge of a deleted error', () => {
  const deletion = new Date(NOW.getTime() + 1_000);
  /** Its three events are pending in the error; of more, which are counted one by one, the first are in a run. */
  const deleted = async (more: EventSummary[] = []) => {
    const { project, happened } = await projectWith(2);
    const { id } = project;
    for (const [index, event] of more.entries()) await happen([{ ...event, project_id: id, error_id: 1 }], 50 + index);
    await errors.update(store, id, 1, deletion, (error) => withoutEvents(error, deletion));
    const own = [...happened.filter(({ error_id }) => error_id === 1), ...more];
    return { id, happened, own };
  };
  const isThere = async (id: number, { event_id }: EventSummary) =>
    (await events.read(store, id, event_id, NOW)) !== null;

  it('takes its events and their lists, and no other error of the project', async () => {
    const { id, happened } = await deleted();
    await purgeEvents(store, id, 1, deletion.getTime());
    const there = await Promise.all(happened.map((event) => isThere(id, event)));
    expect(there).toEqual(happened.map(({ error_id }) => error_id === 2));
    expect(await listed(id, 1)).toEqual([]);
    expect(await listed(id, 2)).toHaveLength(3);
    expect(await errors.read(store, id, 1, NOW)).toBeNull();
    expect(await errors.read(store, id, 2, NOW)).toMatchObject({ count: 3 });
  });

  const ten = Array.from({ length: 10 }, (_, index) =>
    summary({ event_id: eventId(10 + index), timestamp: after(index) }),
  );
  it.each(['before', 'after'] as const)('may be killed just %s any of its calls', async (when) => {
    const first = await deleted(ten);
    const calls = await callsOf((dying) => purgeEvents(dying, first.id, 1, deletion.getTime()));
    expect(calls).toBe(3);
    for (let call = 0; call < calls; call++) {
      const { id, own } = await deleted(ten);
      await expect(purgeEvents(dyingStore(store, { call, when }), id, 1, deletion.getTime())).rejects.toThrow(Killed);
      await purgeEvents(store, id, 1, deletion.getTime());
      expect(await Promise.all(own.map((event) => isThere(id, event)))).toEqual(own.map(() => false));
      expect(await listed(id, 1)).toEqual([]);
      expect((await itemsOfProject(id)).filter(({ sk }) => String(sk).startsWith('EVENT_RUN'))).toEqual([]);
    }
  });

  it('leaves what happened after the deletion', async () => {
    const { id, own } = await deleted();
    const again = summary({ project_id: id, error_id: 1, event_id: eventId(99), timestamp: after(2_000) });
    await happen([again], 100);
    await purgeEvents(store, id, 1, deletion.getTime());
    expect(await isThere(id, again)).toBe(true);
    expect(await isThere(id, own[0]!)).toBe(false);
    expect((await listed(id, 1)).map((event) => event.id)).toEqual([again.event_id]);
    expect(await errors.read(store, id, 1, NOW)).toMatchObject({ count: 1, first_seen: after(2_000) });
  });

  it('is not undone by the stream, which delivers the old events again', async () => {
    const { id, happened } = await deleted();
    await countBatch(store, LIMITS, 'shard', records(happened), NOW);
    expect(await errors.read(store, id, 1, NOW)).toBeNull();
    expect(await errors.read(store, id, 2, NOW)).toMatchObject({ count: 3 });
  });

  it('takes late events and what was noted of their count, and leaves those of the life after it', async () => {
    const { id } = await deleted();
    const late = { project_id: id, error_id: 1, timestamp: after(-HOUR_MS) };
    const [old, fresh] = [
      summary({ ...late, event_id: eventId(98), received: NOW.getTime() }),
      summary({ ...late, event_id: eventId(99), received: deletion.getTime() + 1 }),
    ];
    await happen([old], 100);
    await happen([fresh], 101);
    await purgeEvents(store, id, 1, deletion.getTime());
    const left = (await itemsOfProject(id)).filter(({ pk }) => pk === `ERROR#${id}#1`).map(({ sk }) => String(sk));
    const kinds = left.map((sk) => sk.split('#')[0]!).toSorted();
    expect(kinds.filter((kind) => kind !== 'STATS')).toEqual(['COUNT_NOTE', 'ERROR', 'LATE_EVENT']);
    expect((await listed(id, 1)).map((event) => event.id)).toEqual([fresh.event_id]);
    expect([await isThere(id, old), await isThere(id, fresh)]).toEqual([false, true]);
  });

  it('finds what was received before the deletion and only counted after it', async () => {
    const { id } = await deleted();
    const late = summary({ project_id: id, error_id: 1, event_id: eventId(99), timestamp: after(500) });
    await happen([late], 100);
    expect(await errors.read(store, id, 1, NOW)).toBeNull();
    await purgeEvents(store, id, 1, deletion.getTime());
    expect(await isThere(id, late)).toBe(false);
  });
});
