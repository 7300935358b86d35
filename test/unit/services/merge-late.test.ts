import { describe, expect, it } from 'vitest';
import { overflowed } from '../../../shared/ingest/grouping/overflow.ts';
import type { ArtifactSource } from '../../../shared/services/artifacts/artifact-source.ts';
import { mergeLate } from '../../../shared/services/artifacts/merge-late.ts';
import { selectEvents } from '../../../shared/services/events/list-events.ts';
import * as errors from '../../../shared/store/errors.ts';
import { useStore } from '../../kit/store.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';
import { ID, OTHER } from '../../kit/source-maps/frames.ts';
import { eventId, NOW } from '../../kit/unit/summaries.ts';
import { FIRST, payloadOf, SECOND, sent, sourceOf } from './unmapped.ts';

const store = useStore();

const late = (projectId: number, source: ArtifactSource, by = store as typeof store | ReturnType<typeof dyingStore>) =>
  mergeLate(by, source, { projectId, artifactIds: [ID, OTHER], until: Infinity }, NOW);
const read = (projectId: number, id: number) => errors.read(store, projectId, id, NOW);

describe('source maps that come after their events', () => {
  it('make one error of those that two builds had, under the names of the source', async () => {
    const { projectId, ids } = await sent(store, [
      payloadOf(FIRST, ID),
      payloadOf(FIRST, ID),
      payloadOf(SECOND, OTHER),
    ]);
    expect(new Set(ids).size).toBe(2);
    expect(await late(projectId, sourceOf(ID))).toEqual({ looked: 2, merged: 1 });
    expect(await read(projectId, ids[0]!)).toMatchObject({ count: 2, culprit: expect.stringContaining('basket') });
    expect(await read(projectId, ids[2]!)).toMatchObject({ id: ids[2], count: 1 });
    expect(await late(projectId, sourceOf(ID, OTHER))).toEqual({ looked: 2, merged: 1 });
    const one = (await read(projectId, ids[0]!))!;
    expect(one).toMatchObject({ count: 3, last_event_id: eventId(3) });
    expect(await read(projectId, ids[2]!)).toEqual(one);
    expect((await selectEvents(store, one, { limit: 10, after: null }, NOW)).rows).toHaveLength(3);
    expect(await late(projectId, sourceOf(ID, OTHER))).toEqual({ looked: 1, merged: 0 });
  });

  it('are found by release and path where there is no debug id', async () => {
    const { projectId, ids } = await sent(store, [payloadOf(FIRST, null, { release: 'shop@1' })]);
    expect(await late(projectId, sourceOf(ID))).toEqual({ looked: 1, merged: 1 });
    expect((await read(projectId, ids[0]!))!.id).not.toBe(ids[0]);
  });

  it.each([
    ['named by a fingerprint', payloadOf(FIRST, ID, { fingerprint: ['mine'] })],
    ['of another map', payloadOf(FIRST, 'aaaaaaaa-0000-4000-8000-00000000000a')],
    ['of a release, without a map of it', payloadOf(FIRST, null, { release: 'shop@2' })],
  ])('leave an error that is %s', async (_, payload) => {
    const { projectId, ids } = await sent(store, [payload]);
    expect(await late(projectId, sourceOf(ID))).toEqual({ looked: 1, merged: 0 });
    expect(await read(projectId, ids[0]!)).toMatchObject({ id: ids[0], count: 1 });
  });

  it('are not looked for where an event names none, nor for what is beyond the limit of new errors', async () => {
    const source = sourceOf(ID);
    const { projectId } = await sent(store, [payloadOf(FIRST, null)]);
    await late(projectId, source);
    const beyond = await sent(store, [payloadOf(FIRST, ID)], (event) => overflowed(event, 1));
    await late(beyond.projectId, source);
    expect(source.find).not.toHaveBeenCalled();
  });

  it('leave what their time is too short for', async () => {
    const { projectId, ids } = await sent(store, [payloadOf(FIRST, ID)]);
    const inNoTime = { projectId, artifactIds: [ID], until: Date.now() };
    expect(await mergeLate(store, sourceOf(ID), inNoTime, NOW)).toEqual({ looked: 0, merged: 0 });
    expect(await read(projectId, ids[0]!)).toMatchObject({ id: ids[0] });
  });

  it('may be applied again after a kill', async () => {
    const all = [payloadOf(FIRST, ID), payloadOf(SECOND, OTHER), payloadOf(FIRST, ID)];
    const play = async (call: number | null): Promise<number> => {
      const { projectId, ids } = await sent(store, all);
      const dying = dyingStore(store, call === null ? null : { call, when: call % 2 === 0 ? 'before' : 'after' });
      const killed = await late(projectId, sourceOf(ID, OTHER), dying).then(
        () => null,
        (error: unknown) => error,
      );
      expect(killed instanceof Killed).toBe(call !== null);
      await late(projectId, sourceOf(ID, OTHER));
      const one = (await read(projectId, ids[0]!))!;
      expect(one.count).toBe(3);
      expect(await read(projectId, ids[1]!)).toEqual(one);
      return dying.calls;
    };
    const calls = await play(null);
    for (let call = 0; call < calls; call += 3) await play(call);
  });
});
