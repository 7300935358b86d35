import type { Frame } from './event-types.ts';

/** What a stack is shown as: frames, and runs of foreign ones that are folded. */
export type StackItem = { kind: 'frame'; index: number; isOpen: boolean } | { kind: 'run'; indices: number[] };

interface Wanted {
  frames: 'own' | 'all';
  order: 'newest-first' | 'oldest-first';
}

/** Frames that are open where no frame stands out, because all are own or none is. */
export const MAX_OPEN_ALIKE = 5;

/** Own frames that are open in one stack; further ones are closed, as in a recursion. */
export const MAX_OPEN_OWN = 20;

/** Frames that are open where all of them are shown. */
export const MAX_OPEN_ALL = 20;

/** Frames of one stack that are shown until more are asked for. */
export const STEP_FRAMES = 50;

/**
 * Orders the frames of a stack and folds what is not the application's own. Where all frames are alike the latest five calls
 * are open, and the rest is folded. Indices are those of `frames`, which has the oldest call first.
 */
export function stackView(frames: readonly Pick<Frame, 'own'>[], { frames: which, order }: Wanted): StackItem[] {
  const newest = frames.map((_, at) => frames.length - 1 - at);
  const open = which === 'all' ? allFrames(newest) : openFrames(frames, newest);
  const items: StackItem[] = [];
  for (const index of order === 'newest-first' ? newest : newest.toReversed()) {
    if (open.isShown(index)) items.push({ kind: 'frame', index, isOpen: open.isOpen(index) });
    else addToRun(items, index);
  }
  return items;
}

/** Which frames stand for themselves, and which of those are open. */
function openFrames(frames: readonly Pick<Frame, 'own'>[], newest: readonly number[]) {
  const own = newest.filter((index) => frames[index]!.own);
  const areAlike = own.length === 0 || own.length === frames.length;
  const shown = new Set(areAlike ? newest.slice(0, MAX_OPEN_ALIKE) : own);
  const open = new Set(areAlike ? shown : own.slice(0, MAX_OPEN_OWN));
  return { isShown: (index: number) => shown.has(index), isOpen: (index: number) => open.has(index) };
}

function allFrames(newest: readonly number[]) {
  const open = new Set(newest.slice(0, MAX_OPEN_ALL));
  return { isShown: () => true, isOpen: (index: number) => open.has(index) };
}

function addToRun(items: StackItem[], index: number): void {
  const last = items.at(-1);
  if (last?.kind === 'run') last.indices.push(index);
  else items.push({ kind: 'run', indices: [index] });
}

/** How many items have to be shown for a frame to be among them, at least `shown`; steps of 50. */
export function shownFor(items: readonly StackItem[], index: number | null, shown: number): number {
  if (index === null) return shown;
  const at = items.findIndex((item) => (item.kind === 'frame' ? item.index === index : item.indices.includes(index)));
  return Math.max(shown, Math.ceil((at + 1) / STEP_FRAMES) * STEP_FRAMES);
}
