import type { ErrorEvent, Frame } from '../event/error-event.ts';
import { isReporter } from './reporters.ts';
import { inAppFilter } from './stack-contribution.ts';
import { untilThrow, withoutThrowing } from './throwing.ts';

/**
 * Which frames of an event say where its error is; `null` if none does.
 * @param event without what throws
 */
export function countedFrames(event: ErrorEvent): ((frame: Frame) => boolean) | null {
  const counted = framesThatCount(event);
  if (counted === null) return null;
  const own = inAppFilter(counted);
  return hasReporters(event) ? (frame) => own(frame) && !isReporter(frame, event.platform) : own;
}

/** Tells of each frame of a stack of the event whether grouping takes it for one of the application's own. */
export function ownFrames(sent: ErrorEvent): (frames: readonly Frame[]) => boolean[] {
  const isCounted = countedFrames(withoutThrowing(sent)) ?? (() => false);
  return (frames) => {
    const stack = untilThrow(frames, sent.platform);
    return frames.map((_, index) => index < stack.length && isCounted(stack[index]!));
  };
}

/**
 * The frames that may say where an error is; `null` if none does. What was logged, or thrown without being an error, has
 * the stack of whoever reports it: the reporter's own frames say nothing, and those of libraries would make one error of
 * all that is reported through them.
 */
function framesThatCount(event: ErrorEvent): Frame[] | null {
  const all = [...event.frames, ...event.exceptions.flatMap(({ frames }) => frames)];
  if (!hasReporters(event)) return all;
  const counted = all.filter((frame) => !isReporter(frame, event.platform));
  const isReported = event.exceptions.length === 0 || counted.length < all.length;
  return isReported && counted.every(({ in_app }) => in_app === false) ? null : counted;
}

function hasReporters({ exceptions }: ErrorEvent): boolean {
  return exceptions.every(({ synthetic }) => synthetic);
}
