import { describe, expect, it } from 'vitest';
import { eventsOfLateMaps } from '../../../shared/domain/late-maps.ts';
import { summaryOf } from '../../../shared/domain/stored-event.ts';
import { withoutEvents } from '../../../shared/domain/error/tracked-error.ts';
import { withStatus } from '../../../shared/domain/error/transitions.ts';
import { withoutItsMaps } from '../../../shared/ingest/event/own-marks.ts';
import { overflowed } from '../../../shared/ingest/grouping/overflow.ts';
import type { ArtifactSource } from '../../../shared/services/artifacts/artifact-source.ts';
import { mergeLateMaps } from '../../../shared/services/artifacts/merge-late-maps.ts';
import { selectEvents } from '../../../shared/services/events/list-events.ts';
import * as errors from '../../../shared/store/errors.ts';
import * as events from '../../../shared/store/events.ts';
import { ID, OTHER } from '../../kit/source-maps/frames.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { useStore } from '../../kit/store.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';
import { eventId, NOW } from '../../kit/unit/summaries.ts';
import { FIRST, payloadOf, SECOND, sent, sourceOf } from './unmapped.ts';

const store = useStore();
const [EARLY, TARDY] = [payloadOf(FIRST, ID), withoutItsMaps(payloadOf(SECOND, OTHER))];

const read = (projectId: number, id: number) => errors.read(store, projectId, id, NOW);
const orderOf = (projectId: number, ...numbers: number[]) => ({
  events: numbers.map((number) => ({ project_id: projectId, event_id: eventId(number) })),
});
function merge(
  order: ReturnType<typeof orderOf>,
  {
    source = sourceOf(ID, OTHER),
    by = store,
    until = Infinity,
  }: { source?: ArtifactSource; by?: Store; until?: number } = {},
): Promise<{ merged: number }> {
  return mergeLateMaps({ store: by, source, until }, order, NOW);
}

/** As if the maps of one event could be read, and those of others not. */
function reachableFor(...ids: string[]): ArtifactSource {
  const there = sourceOf(ID, OTHER);
  const problem = new Error('S3 is away');
  const find: ArtifactSource['find'] = async (by, project, wanted, now) =>
    wanted.ids.every((id) => ids.includes(id))
      ? there.find(by, project, wanted, now)
      : { byId: new Map(wanted.ids.map((id) => [id, { state: 'unreachable' }])), idOfPath: new Map(), problem };
  return { ...there, find };
}

describe('events whose maps could not be read while they waited', () => {
  it('are known by what is stored of them, the last one of each error', async () => {
    const { projectId } = await sent(store, [EARLY, TARDY, TARDY, withoutItsMaps(EARLY)]);
    const stored = await events.readMany(store, projectId, [1, 2, 3, 4].map(eventId), NOW);
    expect(stored.map((event) => summaryOf(event).late_maps)).toEqual([undefined, true, true, true]);
    expect(eventsOfLateMaps(stored.map(summaryOf))).toEqual(orderOf(projectId, 3, 4).events);
    expect(eventsOfLateMaps([{ ...summaryOf(stored[1]!), overflow: 1 }])).toEqual([]);
  });

  it('are of the error that their maps say, with all that it counts and lists, and may be merged again', async () => {
    const { projectId, ids } = await sent(store, [withoutItsMaps(EARLY), TARDY, TARDY]);
    expect(await merge(orderOf(projectId, 1))).toEqual({ merged: 1 });
    expect(await read(projectId, ids[0]!)).toMatchObject({ count: 1, culprit: expect.stringContaining('basket') });
    expect(await merge(orderOf(projectId, 3))).toEqual({ merged: 1 });
    const one = (await read(projectId, ids[0]!))!;
    expect(one).toMatchObject({ count: 3, last_event_id: eventId(3) });
    expect(await read(projectId, ids[1]!)).toEqual(one);
    expect((await selectEvents(store, one, { limit: 10, after: null }, NOW)).rows).toHaveLength(3);
    expect(await merge(orderOf(projectId, 1, 3))).toEqual({ merged: 0 });
    expect(await read(projectId, ids[0]!)).toEqual(one);
  });

  it('are merged once by two at the same time', async () => {
    const { projectId, ids } = await sent(store, [withoutItsMaps(EARLY), TARDY]);
    const both = await Promise.all([merge(orderOf(projectId, 1, 2)), merge(orderOf(projectId, 1, 2))]);
    expect(both[0].merged + both[1].merged).toBe(2);
    expect(await read(projectId, ids[0]!)).toMatchObject({ count: 2 });
  });

  it('are left where they belong, where they are gone, and where somebody has deleted their error', async () => {
    const named = withoutItsMaps(payloadOf(FIRST, ID, { fingerprint: ['mine'] }));
    const { projectId, ids } = await sent(store, [named, TARDY]);
    expect(await merge(orderOf(projectId, 1, 99))).toEqual({ merged: 0 });
    expect(await read(projectId, ids[0]!)).toMatchObject({ id: ids[0], count: 1 });
    await errors.update(store, projectId, ids[1]!, NOW, (one) => withoutEvents(one, NOW));
    expect(await merge(orderOf(projectId, 2))).toEqual({ merged: 0 });
    expect(await read(projectId, ids[1]!)).toBeNull();
  });

  it('are left in the error of all those that are beyond the limit of new errors', async () => {
    const { projectId, ids } = await sent(store, [TARDY], (event) => overflowed(event, 1));
    expect(await merge(orderOf(projectId, 1))).toEqual({ merged: 0 });
    expect(await read(projectId, ids[0]!)).toMatchObject({ id: ids[0], count: 1 });
  });

  it('do not keep each other: one whose maps still cannot be read fails, and the others are merged', async () => {
    const { projectId, ids } = await sent(store, [withoutItsMaps(EARLY), TARDY]);
    await expect(merge(orderOf(projectId, 1, 2), { source: reachableFor(OTHER) })).rejects.toThrow(
      `the source maps of event ${eventId(1)} of project ${projectId} could not be read`,
    );
    expect(await read(projectId, ids[0]!)).toMatchObject({ id: ids[0] });
    expect((await read(projectId, ids[1]!))!.id).not.toBe(ids[1]);
    expect(await merge(orderOf(projectId, 1, 2))).toEqual({ merged: 1 });
    expect(await read(projectId, ids[0]!)).toMatchObject({ count: 2 });
  });

  it('are tried again where there was no time for them', async () => {
    const { projectId } = await sent(store, [TARDY]);
    await expect(merge(orderOf(projectId, 1), { until: Date.now() })).rejects.toThrow('no time');
    expect(await merge(orderOf(projectId, 1))).toEqual({ merged: 1 });
  });

  it('bring a resolved error back, as events of its own would', async () => {
    const { projectId } = await sent(store, [withoutItsMaps(EARLY), TARDY]);
    await merge(orderOf(projectId, 1));
    const [first] = await events.readMany(store, projectId, [eventId(1)], NOW);
    await errors.update(store, projectId, first!.error_id, NOW, (one) => withStatus(one, 'resolved', NOW).error);
    await merge(orderOf(projectId, 2));
    expect(await read(projectId, first!.error_id)).toMatchObject({ count: 2, status: 'unresolved' });
  });

  it('may be merged again after a kill', async () => {
    const play = async (call: number | null): Promise<number> => {
      const { projectId, ids } = await sent(store, [withoutItsMaps(EARLY), TARDY, TARDY]);
      const dying = dyingStore(store, call === null ? null : { call, when: call % 2 === 0 ? 'before' : 'after' });
      const ended = await merge(orderOf(projectId, 1, 3), { by: dying }).then(
        () => null,
        (error: unknown) => error,
      );
      expect(ended instanceof Killed).toBe(call !== null);
      await merge(orderOf(projectId, 1, 3));
      const one = (await read(projectId, ids[0]!))!;
      expect(one.count).toBe(3);
      expect(await read(projectId, ids[1]!)).toEqual(one);
      return dying.calls;
    };
    const calls = await play(null);
    for (let call = 0; call < calls; call += 3) await play(call);
  });
});
