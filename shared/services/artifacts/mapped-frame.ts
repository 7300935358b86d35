import type { JsonObject } from '../../ingest/event/error-event.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import type { MappedFrame } from '../../source-maps/frames/map-frames.ts';
import type { PlacedFrame } from './frames-to-map.ts';

/**
 * A frame with what it is in its source beside what was sent. One that has that already gets only the lines around its own:
 * what it was grouped by stays.
 */
export function withMapped({ sent, frame }: PlacedFrame, found: MappedFrame): JsonObject {
  const before = objectOr(own(sent, 'mapped'));
  if (before === null) return { ...sent, mapped: { ...placeOf(found, frame), ...linesOf(found) } };
  const isSameLine = own(before, 'line') === found.line && own(before, 'context_line') === found.context_line;
  return isSameLine ? { ...sent, mapped: { ...before, ...linesOf(found) } } : sent;
}

/** Without what is not known, and without what is as it was sent. */
function placeOf(found: MappedFrame, sent: PlacedFrame['frame']): JsonObject {
  const { debug_id, file, function: name, line, column, in_app, context_line, imprecise, no_text } = found;
  return {
    debug_id,
    ...(file !== null && { file }),
    ...(name !== null && name !== sent.function && { function: name }),
    line,
    ...(column !== null && { column }),
    ...(in_app !== null && in_app !== sent.in_app && { in_app }),
    ...(context_line !== null && { context_line }),
    ...(imprecise && { imprecise }),
    ...(no_text && { no_text }),
  };
}

function linesOf({ pre_context, post_context }: MappedFrame): JsonObject {
  return {
    ...(pre_context.length > 0 && { pre_context }),
    ...(post_context.length > 0 && { post_context }),
  };
}
