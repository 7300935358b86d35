import type { Frame, Json, JsonObject } from './error-event.ts';
import { framesOf } from './frames.ts';
import { objectOr, own, valuesOf } from '../json/shape.ts';

/**
 * Frames that belong to no exception: those of the top-level `stacktrace` (PHP, messages with a stack), else of the one
 * thread that there is, that crashed, or that sent the event (.NET keeps the stack there).
 */
export function strayFramesOf(payload: JsonObject): Frame[] {
  const frames = framesOf(own(payload, 'stacktrace'));
  return frames.length > 0 ? frames : framesOf(stacktraceOfThread(own(payload, 'threads')));
}

function stacktraceOfThread(value: Json | undefined): Json | undefined {
  const threads = valuesOf(value)
    .map(objectOr)
    .filter((thread) => thread !== null);
  const thread =
    threads.find((one) => own(one, 'crashed') === true) ??
    threads.find((one) => own(one, 'current') === true) ??
    (threads.length === 1 ? threads[0]! : null);
  return thread === null ? null : own(thread, 'stacktrace');
}
