import type { JsonObject } from '../../ingest/event/error-event.ts';
import { withFrames } from '../../ingest/event/stacks.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import { textOf } from '../../ingest/json/text.ts';
import { debugImagesOf, type DebugImages } from '../../source-maps/frames/debug-images.ts';
import { mapFrames, type FrameResult, type MappedFrame } from '../../source-maps/frames/map-frames.ts';
import type { Unmapped } from '../../source-maps/frames/unmapped.ts';
import { storeFor, type Store } from '../../store/table/store.ts';
import type { ArtifactSource, FoundArtifacts, Wanted } from './artifact-source.ts';
import { framesToMap, pathOf, wantedBy, type PlacedFrame, type StackToMap } from './frames-to-map.ts';
import { withMapped } from './mapped-frame.ts';

/** What became of a frame. */
export interface FrameReport {
  /** What has the stack, by names and indices from the payload's root: `exception.values.0`; `stacktrace` for the root. */
  stack: string;
  /** In the list of frames as it was sent. */
  index: number;
  mapped: boolean;
  /** Why it is not mapped; `null`: it is. */
  reason: Unmapped | null;
  debug_id: string | null;
}

export interface MappedPayload {
  /** The one that was given where nothing is mapped; else one that shares with it what is not changed. */
  payload: JsonObject;
  frames: FrameReport[];
  /** `late`: something that is there could not be read in time. */
  outcome: 'mapped' | 'nothing' | 'late';
  /** What failed, for the log. */
  problem: Error | null;
}

export interface MapPayloadOptions {
  store: Store;
  now: Date;
  /** Milliseconds, a whole number, that all of it may take. */
  deadlineMs: number;
  /** Lines before and behind the one of the frame; 0 where only what is stored and grouped by is wanted. */
  linesAround: number;
}

export type MapPayload = (
  payload: JsonObject,
  known: { projectId: number; release: string | null; dist: string | null },
  source: ArtifactSource,
  options: MapPayloadOptions,
) => Promise<MappedPayload>;

/** Grouping goes by the lines of so many frames of a stack: another number makes other errors of the same events. */
const FRAMES_WITH_LINES = 10;

/**
 * Maps the frames of all stacks of an event: each gets `mapped` beside what was sent, which is never changed. A frame that
 * has it keeps it, and gets the lines around its own if they are asked for. It never fails: what cannot be read in time makes
 * it `late`.
 */
export const mapPayload: MapPayload = async (payload, known, source, { store, now, deadlineMs, linesAround }) => {
  const stacks = framesToMap(payload);
  const images = debugImagesOf(own(payload, 'debug_meta'));
  const wanted = wantedBy(payload, stacks, images, known);
  if (wanted.ids.length + wanted.files.paths.length === 0)
    return settled(payload, stacks, () => ({ reason: 'no-debug-id' }), null);
  const reasonOf = ({ frame }: PlacedFrame): Unmapped => unreachable(images.idsOf(frame)[0]);
  if (deadlineMs <= 0) return settled(payload, stacks, reasonOf, null);
  const limited = storeFor(store, deadlineMs);
  const work = async (): Promise<MappedPayload> => {
    const found = await source.find(limited, known.projectId, wanted, now);
    return mapStacks(payload, stacks, { images, wanted, found, linesAround });
  };
  try {
    const mapped = await within(deadlineMs, work());
    const ids = new Set(mapped.frames.flatMap((frame) => (frame.mapped && frame.debug_id ? [frame.debug_id] : [])));
    if (mapped.outcome !== 'mapped') return mapped;
    const problem = await failureOf(source.used(limited, known.projectId, wanted, ids, now));
    return { ...mapped, problem: mapped.problem ?? problem };
  } catch (error) {
    return settled(payload, stacks, reasonOf, error as Error);
  }
};

const unreachable = (debugId = ''): Unmapped => ({ reason: 'unreachable', debugId });

/** What is left undone ends by itself: nothing is read for it after the same time. */
async function within<T>(deadlineMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`source maps were not read within ${deadlineMs} ms`)), deadlineMs);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}

async function failureOf(work: Promise<void>): Promise<Error | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return error as Error;
  }
}

interface Knowledge {
  images: DebugImages;
  wanted: Wanted;
  found: FoundArtifacts;
  linesAround: number;
}

async function mapStacks(payload: JsonObject, stacks: readonly StackToMap[], known: Knowledge): Promise<MappedPayload> {
  const { images, wanted, found, linesAround } = known;
  const scripts: DebugImages = {
    all: images.all,
    idsOf: (frame) => {
      const ids = images.idsOf(frame);
      const path = ids.length === 0 ? pathOf(frame) : null;
      const id = path === null ? undefined : found.idOfPath.get(path);
      return id === undefined ? ids : [id];
    },
  };
  const options = { linesAround, framesWithLines: FRAMES_WITH_LINES };
  const results = await Promise.all(
    stacks.map(({ frames }) =>
      mapFrames(
        frames.map(({ frame }) => frame),
        scripts,
        found.byId,
        options,
      ),
    ),
  );
  const byFrame = new Map<JsonObject, FrameResult>();
  let mapped = payload;
  for (const [at, { stack, frames }] of stacks.entries()) {
    const list = [...stack.frames];
    for (const [index, placed] of frames.entries()) {
      const result = results[at]![index]!;
      byFrame.set(placed.sent, result);
      if ('mapped' in result) list[placed.index] = withMapped(placed, result.mapped);
    }
    if (list.some((frame, index) => frame !== stack.frames[index])) mapped = withFrames(mapped, stack, list);
  }
  const isAskedFor = ({ frame }: PlacedFrame): boolean => {
    const ids = images.idsOf(frame);
    return ids.length === 0 || ids.some((id) => wanted.ids.includes(id));
  };
  const resultOf = (placed: PlacedFrame): Unmapped | MappedFrame => {
    const result = byFrame.get(placed.sent)!;
    if ('mapped' in result) return result.mapped;
    return isAskedFor(placed) ? result.unmapped : { reason: 'too-many' };
  };
  return settled(mapped, stacks, resultOf, found.problem);
}

/** @param resultOf of a frame that there was room for */
function settled(
  payload: JsonObject,
  stacks: readonly StackToMap[],
  resultOf: (placed: PlacedFrame) => Unmapped | MappedFrame,
  problem: Error | null,
): MappedPayload {
  const frames = stacks.flatMap(({ stack, frames: all, left }) => [
    ...left.map((placed) => reportOf(stack.owner, placed, { reason: 'too-many' })),
    ...all.map((placed) => reportOf(stack.owner, placed, resultOf(placed))),
  ]);
  const isLate = problem !== null || frames.some(({ reason }) => reason?.reason === 'unreachable');
  const outcome = isLate ? 'late' : frames.some(({ mapped }) => mapped) ? 'mapped' : 'nothing';
  return { payload, frames, outcome, problem };
}

function reportOf(stack: string, { index, sent }: PlacedFrame, result: Unmapped | MappedFrame): FrameReport {
  const before = objectOr(own(sent, 'mapped'));
  const [mapped, reason] = 'reason' in result ? [null, result] : [result, null];
  const debug_id = mapped?.debug_id ?? (before && textOf(own(before, 'debug_id'), 36)) ?? idIn(reason);
  const isMapped = mapped !== null || before !== null;
  return { stack, index, mapped: isMapped, reason: isMapped ? null : reason, debug_id };
}

function idIn(reason: Unmapped | null): string | null {
  return reason !== null && 'debugId' in reason ? reason.debugId || null : null;
}
