import { describe, expect, it } from 'vitest';
import { withoutEvents } from '../../../shared/domain/error/tracked-error.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { purgeEvents } from '../../../shared/services/errors/purge-events.ts';
import { errorStats } from '../../../shared/services/errors/stats.ts';
import { selectEventsOf } from '../../../shared/services/events/events-of-issues.ts';
import { findEvent } from '../../../shared/services/events/find-event.ts';
import { selectEvents } from '../../../shared/services/events/list-events.ts';
import { readOutermost } from '../../../shared/services/events/neighbours.ts';
import { purgeProject } from '../../../shared/services/projects/purge-project.ts';
import * as errors from '../../../shared/store/errors.ts';
import * as eventStore from '../../../shared/store/events.ts';
import * as projects from '../../../shared/store/projects.ts';
import { useStore } from '../../kit/store.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';
import { after, eventId, NOW, summary } from '../../kit/unit/summaries.ts';
import { happen, itemsOfProject, MAPPED, merge, OTHER, projectWith, RAW, readError, setStatus } from './merging.ts';

const store = useStore();

describe('what people did to one of the errors', () => {
  it.each(['resolved', 'ignored'] as const)('%s stays so where the other was not there', async (status) => {
    const { id } = await projectWith(store, { [RAW]: 1 });
    await setStatus(store, id, RAW, status, 5_000);
    const { resolved_at } = await readError(store, id, RAW);
    await merge(store, id);
    expect(await readError(store, id)).toMatchObject({ status, resolved_at });
  });

  it.each(['resolved', 'ignored'] as const)('the other keeps being what it is where the raw one is %s', async (raw) => {
    for (const own of ['unresolved', 'resolved', 'ignored'] as const) {
      const { id } = await projectWith(store, { [MAPPED]: 1, [RAW]: 1 });
      await setStatus(store, id, MAPPED, own, -5_000);
      await setStatus(store, id, RAW, raw);
      await merge(store, id);
      expect(await readError(store, id)).toMatchObject({ status: own });
    }
  });

  it.each([
    ['brought back by what the raw one received after that', -5_000, 'unresolved'],
    ['left by what it received before', 5_000, 'resolved'],
  ])('one that is resolved is %s', async (_, at, status) => {
    const { id } = await projectWith(store, { [MAPPED]: 1, [RAW]: 1 });
    await setStatus(store, id, MAPPED, 'resolved', at);
    const merged = await merge(store, id);
    expect(await readError(store, id)).toMatchObject({ status });
    const told = status === 'unresolved' ? [{ name: 'regressed' }] : [];
    expect(merged).toMatchObject({ outcome: 'merged', transitions: told });
  });

  it('nothing is merged where somebody deleted one of them, also when it came again', async () => {
    for (const deleted of [RAW, MAPPED]) {
      const { id } = await projectWith(store, { [MAPPED]: 1, [RAW]: 1 });
      const at = new Date(NOW.getTime() + 5_000);
      await errors.update(store, id, deleted, NOW, (error) => withoutEvents(error, at));
      expect(await merge(store, id)).toEqual({ outcome: 'nothing' });
      const again = { project_id: id, error_id: deleted, event_id: eventId(70), timestamp: after(6_000) };
      await happen(store, [summary(again)], 70);
      expect(await merge(store, id)).toEqual({ outcome: 'nothing' });
    }
  });
});

describe('an event of an error that was merged into another', () => {
  it('is an event of the other wherever it is read', async () => {
    const { project, id, happened } = await projectWith(store, { [MAPPED]: 1, [RAW]: 2 });
    await merge(store, id);
    const error = await readError(store, id, RAW);
    const found = await findEvent(store, id, happened[1]!.event_id, NOW);
    expect([found.event.error_id, found.neighbours.older, found.neighbours.newer]).toEqual(
      [MAPPED, 0, 2].map((at, index) => (index === 0 ? at : happened[at]!.event_id)),
    );
    expect((await readOutermost(store, error, 'latest', NOW))!.event.error_id).toBe(MAPPED);
    const page = { limit: 10, after: null };
    const { rows } = await selectEvents(store, error, page, NOW, ({ error_id }) => error_id);
    expect(rows).toEqual([MAPPED, MAPPED, MAPPED]);
    const shown = { period: { from: null, to: null }, isFiltered: false };
    const wanted = { ...shown, shown: ({ error_id }: EventSummary) => error_id };
    expect((await selectEventsOf(store, [{ project, error }], wanted, page, NOW)).rows).toEqual(rows);
  });

  it('counts in the statistics of the other', async () => {
    const { id } = await projectWith(store, { [MAPPED]: 1, [RAW]: 2 });
    await merge(store, id);
    const { frequency } = await errorStats(
      store,
      await readError(store, id, RAW),
      { days: 1, by: 'hour', tz: 'UTC' },
      NOW,
    );
    expect(frequency.at(-1)![1]).toBe(3);
  });

  it('goes when the other is deleted, also one that comes late for that; a later one begins it again', async () => {
    const { id, happened } = await projectWith(store, { [MAPPED]: 1, [RAW]: 12 });
    await merge(store, id);
    const at = new Date(NOW.getTime() + 5_000);
    await errors.update(store, id, RAW, NOW, (error) => withoutEvents(error, at));
    const late = summary({ project_id: id, error_id: RAW, event_id: eventId(80), timestamp: after(4_000) });
    const next = summary({ project_id: id, error_id: RAW, event_id: eventId(81), timestamp: after(6_000) });
    await happen(store, [late], 80);
    expect(await errors.read(store, id, RAW, NOW)).toBeNull();
    await purgeEvents(store, id, MAPPED, at.getTime());
    for (const { event_id } of [...happened, late]) expect(await eventStore.read(store, id, event_id, NOW)).toBeNull();
    await happen(store, [next], 81);
    expect(await readError(store, id, RAW)).toMatchObject({ id: MAPPED, count: 1, last_event_id: next.event_id });
    expect((await selectEvents(store, await readError(store, id), { limit: 10, after: null }, NOW)).rows).toHaveLength(
      1,
    );
  });

  it('stays when the other is deleted before the merge, though it was listed there already', async () => {
    const { id, happened } = await projectWith(store, { [MAPPED]: 2, [RAW]: 12 });
    const calls = dyingStore(store, null);
    const first = await projectWith(store, { [MAPPED]: 2, [RAW]: 12 });
    await merge(calls, first.id, RAW, MAPPED);
    const dying = dyingStore(store, { call: calls.calls - 1, when: 'before' });
    await expect(merge(dying, id, RAW, MAPPED)).rejects.toThrow(Killed);
    const page = { limit: 30, after: null };
    expect((await selectEvents(store, await readError(store, id), page, NOW)).rows).toHaveLength(2);
    const at = new Date(NOW.getTime() + 5_000);
    await errors.update(store, id, MAPPED, NOW, (error) => withoutEvents(error, at));
    await purgeEvents(store, id, MAPPED, at.getTime());
    const left = await eventStore.readMany(
      store,
      id,
      happened.map(({ event_id }) => event_id),
      NOW,
    );
    expect(left.map(({ error_id }) => error_id)).toEqual(Array.from({ length: 12 }, () => RAW));
    expect(await readError(store, id, RAW)).toMatchObject({ id: RAW, count: 12 });
  });

  it('goes with its project, and so does all that was below its error', async () => {
    const { project, id } = await projectWith(store, { [MAPPED]: 1, [RAW]: 12, [OTHER]: 1 });
    await merge(store, id, RAW, MAPPED);
    await merge(store, id, MAPPED, OTHER);
    await projects.remove(store, project);
    await purgeProject(store, id);
    expect(await itemsOfProject(store, id)).toEqual([]);
  });
});
