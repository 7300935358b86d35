import type { Details, Frame } from './event-types.ts';
import { frameAt, frameId, type StackKey } from './frame-ids.ts';

/**
 * What a fragment of an address means in another event: a section stays, a frame becomes that of the same function, the
 * nearest one in the same stack; `#stack` where there is none.
 */
export function movedFragment(fragment: string, before: Details, now: Details): string {
  const at = frameAt(fragment);
  if (at === null) return fragment;
  const meant = framesOf(before, at.stack)[at.index];
  if (meant === undefined) return fragment;
  const [nearest] = framesOf(now, at.stack)
    .flatMap((frame, index) => (isSameCall(frame, meant) ? [index] : []))
    .toSorted((one, other) => Math.abs(one - at.index) - Math.abs(other - at.index));
  return nearest === undefined ? '#stack' : `#${frameId(at.stack, nearest)}`;
}

function framesOf({ exceptions, stacktrace, threads }: Details, stack: StackKey): readonly Frame[] {
  if (stack === 's') return stacktrace;
  const index = Number(stack.slice(1));
  return (stack.startsWith('x') ? exceptions : threads)[index]?.frames ?? [];
}

const isSameCall = (one: Frame, other: Frame): boolean =>
  one.function === other.function && one.filename === other.filename && one.module === other.module;
