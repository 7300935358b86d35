import { beforeAll, describe, expect, it, vi } from 'vitest';
import { summaryOf, type StoredEvent } from '../../../shared/domain/stored-event.ts';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { normalise } from '../../../shared/ingest/event/normalise.ts';
import { overflowed } from '../../../shared/ingest/grouping/overflow.ts';
import { settleEvent } from '../../../shared/ingest/settle-event.ts';
import type { ArtifactSource } from '../../../shared/services/artifacts/artifact-source.ts';
import { mergeLate } from '../../../shared/services/artifacts/merge-late.ts';
import { selectEvents } from '../../../shared/services/events/list-events.ts';
import type { Artifact } from '../../../shared/source-maps/frames/artifact.ts';
import * as errors from '../../../shared/store/errors.ts';
import * as events from '../../../shared/store/events.ts';
import { freshProject, useStore } from '../../kit/store.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';
import { FILE, ID, image, OTHER, UPLOAD } from '../../kit/source-maps/frames.ts';
import { opened } from '../../kit/source-maps/opened.ts';
import { mappingsOf } from '../../kit/source-maps/vlq.ts';
import { eventId, NOW, records } from '../../kit/unit/summaries.ts';
import { deliver } from './counting.ts';

const store = useStore();
const PATH = '~/app.js';

let ready: Record<string, Artifact>;
beforeAll(async () => {
  // The same source, minified by another build: other names, other columns.
  const script = 'function zz(){qq.apply(rr)};(()=>{rr(1)})();ww()';
  const mappings = mappingsOf([
    [
      [0, 0, 1, 0],
      [9, 0, 1, 16, 0],
      [14, 0, 2, 2],
      [17, 0, 2, 8, 1],
      [34, 1, 40, 4, 2],
    ],
  ]);
  const other = { script, map: { ...(UPLOAD.map as object), mappings } };
  ready = {
    [ID]: { state: 'ready', ...(await opened(UPLOAD)) },
    [OTHER]: { state: 'ready', ...(await opened(other)) },
  };
});

/** Knows some of the artifacts; the one of `ID` by its path in a release, too. */
function sourceOf(...ids: string[]): ArtifactSource {
  const find = vi.fn<ArtifactSource['find']>(async (_store, _projectId, { files }) => ({
    byId: new Map(ids.map((id) => [id, ready[id]!])),
    idOfPath: new Map(files.release === 'shop@1' && ids.includes(ID) ? [[PATH, ID]] : []),
    problem: null,
  }));
  return { find, used: async () => undefined };
}

const FIRST = { function: 'openIt', colno: 16 };
const SECOND = { function: 'paintIt', colno: 19 };

function payloadOf({ function: name, colno }: typeof FIRST, id: string | null, more: JsonObject = {}): JsonObject {
  const frame = { function: name, filename: FILE, abs_path: FILE, lineno: 1, colno, in_app: true };
  const exception = { values: [{ type: 'TypeError', value: 'no', stacktrace: { frames: [frame] } }] };
  return {
    platform: 'javascript',
    exception,
    ...(id !== null && { debug_meta: { images: [image(id)] } }),
    ...more,
  };
}

/** Stores and counts what a project is sent, as its collector does without maps. */
async function sent(payloads: readonly JsonObject[], change = (event: StoredEvent) => event) {
  const { id: projectId } = await freshProject(store);
  const ids: number[] = [];
  for (const [index, payload] of payloads.entries()) {
    const receivedAt = new Date(NOW.getTime() + index);
    const known = { receivedAt, headerEventId: eventId(index + 1) };
    const read = { event: normalise(payload, known), payload };
    const terms = { publicKey: 'glet_a', userSalt: 'salt', retentionDays: 90 };
    const event = change(settleEvent(read, { projectId, receivedAt }, terms));
    await events.put(store, event);
    await deliver(store, 'shard', records([summaryOf(event)], index + 1));
    ids.push(event.error_id);
  }
  return { projectId, ids };
}

const late = (projectId: number, source: ArtifactSource, by = store as typeof store | ReturnType<typeof dyingStore>) =>
  mergeLate(by, source, { projectId, artifactIds: [ID, OTHER], until: Infinity }, NOW);
const read = (projectId: number, id: number) => errors.read(store, projectId, id, NOW);

describe('source maps that come after their events', () => {
  it('make one error of those that two builds had, under the names of the source', async () => {
    const { projectId, ids } = await sent([payloadOf(FIRST, ID), payloadOf(FIRST, ID), payloadOf(SECOND, OTHER)]);
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
    const { projectId, ids } = await sent([payloadOf(FIRST, null, { release: 'shop@1' })]);
    expect(await late(projectId, sourceOf(ID))).toEqual({ looked: 1, merged: 1 });
    expect((await read(projectId, ids[0]!))!.id).not.toBe(ids[0]);
  });

  it.each([
    ['named by a fingerprint', payloadOf(FIRST, ID, { fingerprint: ['mine'] })],
    ['of another map', payloadOf(FIRST, 'aaaaaaaa-0000-4000-8000-00000000000a')],
    ['of a release, without a map of it', payloadOf(FIRST, null, { release: 'shop@2' })],
  ])('leave an error that is %s', async (_, payload) => {
    const { projectId, ids } = await sent([payload]);
    expect(await late(projectId, sourceOf(ID))).toEqual({ looked: 1, merged: 0 });
    expect(await read(projectId, ids[0]!)).toMatchObject({ id: ids[0], count: 1 });
  });

  it('are not looked for where an event names none, nor for what is beyond the limit of new errors', async () => {
    const source = sourceOf(ID);
    const { projectId } = await sent([payloadOf(FIRST, null)]);
    await late(projectId, source);
    const beyond = await sent([payloadOf(FIRST, ID)], (event) => overflowed(event, 1));
    await late(beyond.projectId, source);
    expect(source.find).not.toHaveBeenCalled();
  });

  it('leave what their time is too short for', async () => {
    const { projectId, ids } = await sent([payloadOf(FIRST, ID)]);
    const inNoTime = { projectId, artifactIds: [ID], until: Date.now() };
    expect(await mergeLate(store, sourceOf(ID), inNoTime, NOW)).toEqual({ looked: 0, merged: 0 });
    expect(await read(projectId, ids[0]!)).toMatchObject({ id: ids[0] });
  });

  it('may be applied again after a kill', async () => {
    const all = [payloadOf(FIRST, ID), payloadOf(SECOND, OTHER), payloadOf(FIRST, ID)];
    const play = async (call: number | null): Promise<number> => {
      const { projectId, ids } = await sent(all);
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
