import { assert, asyncProperty, dictionary, jsonValue, record, string } from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { releaseFileDigest, type Artifact } from '../../../../shared/domain/artifact/artifact.ts';
import type { JsonObject } from '../../../../shared/ingest/event/error-event.ts';
import { asSent } from '../../../../shared/ingest/event/own-marks.ts';
import type { Objects } from '../../../../shared/s3/objects.ts';
import { artifactSource, type ArtifactSource } from '../../../../shared/services/artifacts/artifact-source.ts';
import { mapPayload } from '../../../../shared/services/artifacts/map-payload.ts';
import { keyOfArtifact, keyOfReleaseFile } from '../../../../shared/store/table/item-keys.ts';
import { readItem } from '../../../../shared/store/table/read.ts';
import { enterArtifact, enterReleaseFile } from '../../../kit/source-maps/entered.ts';
import { FILE, ID, OTHER } from '../../../kit/source-maps/frames.ts';
import { FRAME, framesIn, LINE, MAPPED, payloadOf } from '../../../kit/source-maps/payloads.ts';
import { useStore } from '../../../kit/store.ts';

const store = useStore();
const NOW = new Date('2026-11-20T10:00:00Z');
const DAY_S = 86_400;
const inDays = (days: number): number => NOW.getTime() / 1000 + days * DAY_S;

/** A project of its own for each test, and a bucket that can be out of reach. */
let projectId = 0;
let gets: string[];
let isDown: boolean;
let source: ArtifactSource;
const bucket = new Map<string, Buffer>();
const objects: Pick<Objects, 'get'> = {
  get: async (key, range) => {
    gets.push(key.split('/')[0]!);
    if (isDown) throw new Error(`GET of the object ${key} failed: 503`);
    const bytes = bucket.get(key)!;
    return range ? bytes.subarray(range.start, range.start + range.length) : bytes;
  },
};

beforeEach(() => {
  projectId++;
  gets = [];
  isDown = false;
  source = artifactSource({ objects, cacheBytes: 1_000_000, retentionDays: 90 });
});

const enter = (fields: Partial<Artifact> = {}): Promise<Artifact> =>
  enterArtifact(store, bucket, { artifact_id: ID, project_id: projectId, expires_at: inDays(98), ...fields });
const enterFile = (dist: string | null): Promise<void> =>
  enterReleaseFile(store, projectId, {
    release: 'shop@1',
    dist,
    path: '~/app.js',
    artifact_id: ID,
    expires_at: inDays(98),
  });

function map(
  payload: JsonObject,
  { deadlineMs = 5000, linesAround = 0, release = null as string | null, dist = null as string | null, now = NOW } = {},
) {
  return mapPayload(payload, { projectId, release, dist }, source, { store, now, deadlineMs, linesAround });
}

describe('a payload', () => {
  it('has what its frames are in their source beside what was sent', async () => {
    await enter();
    const sent = payloadOf([{ ...FRAME, colno: 60, function: 'x' }, FRAME]);
    const { payload, frames, outcome } = await map(sent);
    expect(outcome).toBe('mapped');
    expect(framesIn(payload)).toEqual([framesIn(sent)[0], { ...FRAME, mapped: { ...MAPPED, context_line: LINE } }]);
    expect(
      frames.map(({ stack, index, mapped, reason, debug_id }) => [
        stack,
        index,
        mapped,
        reason?.reason ?? null,
        debug_id,
      ]),
    ).toEqual([
      ['exception.values.0', 0, false, 'no-mapping', ID],
      ['exception.values.0', 1, true, null, ID],
    ]);
  });

  it('is mapped wherever it has stacks', async () => {
    await enter();
    const stacktrace = { frames: [FRAME] };
    const payload = { ...payloadOf([FRAME]), stacktrace: [FRAME], threads: { values: [{ id: 1, stacktrace }] } };
    const { frames } = await map(payload);
    expect(frames.map(({ stack, mapped }) => [stack, mapped])).toEqual([
      ['exception.values.0', true],
      ['stacktrace', true],
      ['threads.values.0', true],
    ]);
  });

  it('asks the table once and reads each object once, also for what is not there', async () => {
    await enter();
    for (let time = 0; time < 3; time++) await map(payloadOf([FRAME], [OTHER, ID]));
    store.sent.length = 0;
    await map(payloadOf([FRAME], [OTHER, ID]));
    expect({ gets, sent: store.sent }).toEqual({ gets: ['idx', 'src'], sent: [] });
  });

  it('uses nothing of another project', async () => {
    await enter({ project_id: projectId + 1_000 });
    const { payload, frames, outcome } = await map(payloadOf([FRAME]));
    expect([outcome, framesIn(payload), frames[0]!.reason?.reason]).toEqual(['nothing', [FRAME], 'not-uploaded']);
  });

  it('says what was refused, by file', async () => {
    await enter({ state: 'refused', problem: '~/app.js.map: is not valid JSON.' });
    const { frames } = await map(payloadOf([FRAME]));
    expect(frames[0]!.reason).toEqual({
      reason: 'refused',
      debugId: ID,
      file: '~/app.js.map',
      problem: 'is not valid JSON',
    });
  });

  it.each([
    ['of its distribution', 'web', 'web', true],
    ['of none, where that of the event has none', null, 'web', true],
    ['of another', 'ios', 'web', false],
  ])('finds a script without a debug id by its path in the release: %s', async (_, uploadedDist, dist, isMapped) => {
    await enter();
    await enterFile(uploadedDist);
    const { payload } = await map(payloadOf([{ ...FRAME, abs_path: `${FILE}?v=1` }], []), { release: 'shop@1', dist });
    expect(framesIn(payload)[0]!['mapped'] !== undefined).toBe(isMapped);
  });

  it('is late where S3 fails, and is mapped once it works again', async () => {
    await enter();
    isDown = true;
    const sent = payloadOf([FRAME]);
    const late = await map(sent);
    expect([late.outcome, late.payload, late.problem?.message]).toEqual(['late', sent, expect.stringContaining('503')]);
    isDown = false;
    expect((await map(sent)).outcome).toBe('mapped');
  });

  it('is late where the index is damaged, or takes too long, or no time is left', async () => {
    const artifact = await enter();
    const index = [...bucket.keys()].find((key) => key.startsWith(`idx/${projectId}/`))!;
    bucket.set(index, Buffer.alloc(artifact.index_bytes, 7));
    expect((await map(payloadOf([FRAME]))).outcome).toBe('late');
    source = artifactSource({ objects: { get: () => new Promise(() => undefined) }, cacheBytes: 1 });
    expect(await map(payloadOf([FRAME]), { deadlineMs: 20 })).toMatchObject({
      outcome: 'late',
      payload: payloadOf([FRAME]),
    });
    expect(await map(payloadOf([FRAME]), { deadlineMs: 0 })).toMatchObject({ outcome: 'late', problem: null });
  });

  it('keeps what it was mapped to, and gets lines around it', async () => {
    await enter();
    const known = { ...FRAME, mapped: { debug_id: ID, file: 'a.ts', line: 3, context_line: LINE } };
    const other = { ...FRAME, mapped: { debug_id: ID, file: 'a.ts', line: 9 } };
    const { payload } = await map(payloadOf([other, known]), { linesAround: 1 });
    const around = { pre_context: ['export function openBasket() {'], post_context: ['}'] };
    expect(framesIn(payload)).toEqual([other, { ...known, mapped: { ...known.mapped, ...around } }]);
  });

  it('keeps an artifact as long as events use it, and says so once a week', async () => {
    await enter({ expires_at: inDays(20) });
    await enterFile(null);
    const use = (now: Date) => map(payloadOf([FRAME], []), { release: 'shop@1', now });
    const kept = async () => (await readItem<Artifact>(store, keyOfArtifact(projectId, ID)))!;
    await use(NOW);
    expect(await kept()).toMatchObject({ used_at: NOW.toISOString(), expires_at: inDays(98) });
    const later = (days: number) => new Date(NOW.getTime() + days * DAY_S * 1000);
    await use(later(6));
    expect((await kept()).used_at).toBe(NOW.toISOString());
    await use(later(8));
    expect((await kept()).used_at).toBe(later(8).toISOString());
    const digest = releaseFileDigest({ release: 'shop@1', dist: null, path: '~/app.js' });
    expect(await readItem(store, keyOfReleaseFile(projectId, { digest }))).toMatchObject({ expires_at: inDays(106) });
  });

  it('is never changed in what was sent, and never fails, whatever it has', async () => {
    await enter();
    const anything = record({
      exception: jsonValue(),
      threads: jsonValue(),
      stacktrace: jsonValue(),
      rest: dictionary(string(), jsonValue()),
    });
    await assert(
      asyncProperty(anything, async ({ rest, ...stacks }) => {
        const wild = JSON.parse(JSON.stringify({ ...rest, ...stacks })) as JsonObject;
        const sent = asSent({ ...payloadOf([FRAME, wild]), ...(rest['keep'] === undefined ? {} : wild) });
        const before = JSON.stringify(sent);
        const { payload } = await map(sent, { release: 'shop@1' });
        expect(JSON.stringify(sent)).toBe(before);
        expect(JSON.stringify(asSent(payload))).toBe(before);
      }),
      { numRuns: 60 },
    );
  });
});
