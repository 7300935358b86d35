import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { FILE, ID, image } from './frames.ts';

/** A frame of `UPLOAD`, and what it is in its source. */
export const FRAME = { function: 't', abs_path: FILE, lineno: 1, colno: 14, in_app: true };
export const MAPPED = { debug_id: ID, file: 'src/basket.ts', function: 'openBasket', line: 3, column: 3 };
export const LINE = '  items.apply(n);';

export const payloadOf = (frames: JsonObject[], ids = [ID]): JsonObject => ({
  platform: 'javascript',
  exception: { values: [{ type: 'TypeError', stacktrace: { frames } }] },
  debug_meta: { images: ids.map(image) },
});
export const framesIn = (payload: JsonObject): JsonObject[] =>
  (payload as unknown as { exception: { values: [{ stacktrace: { frames: JsonObject[] } }] } }).exception.values[0]
    .stacktrace.frames;
