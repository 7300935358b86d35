import type { Frame, Json, JsonObject } from '../../ingest/event/error-event.ts';
import { fileOfFrame } from '../../ingest/event/file-of-frame.ts';
import { frameOf, sentFrameOf, sentFramesOf } from '../../ingest/event/frames.ts';
import { own } from '../../ingest/json/shape.ts';
import type { SourceLink } from './source-link.ts';
import { fieldsOf, objectIn, textIn } from './shapes.ts';

/** A line of source with its number; `null` where the SDK sent the line alone. */
type NumberedLine = [number | null, string];

/** One frame of a stack, whatever its SDK. */
export interface FrameDetails {
  function: string | null;
  filename: string | null;
  abs_path: string | null;
  module: string | null;
  package: string | null;
  lineno: number | null;
  colno: number | null;
  /** As the SDK says; `null`: it does not. */
  in_app: boolean | null;
  /** Whether it is one of the frames that grouping takes for the application's own. */
  own: boolean;
  /** The lines before, the line, and those behind it, without their line breaks. */
  context: NumberedLine[];
  vars: JsonObject | null;
  /** Of a frame that is shown as its source map says: what was sent, and by which debug id the map was found. */
  raw?: Pick<Frame, 'function' | 'filename' | 'lineno' | 'colno'>;
  debug_id?: string;
  /** Where its line can be seen, of the application's own frames, where the project says how addresses are made. */
  source_url?: string;
}

/** All stacks of an event together: what an answer has room for. */
export const MAX_SHOWN_FRAMES = 2000;

/** Shows stacks one after another, until there is no room left for frames. */
export type StackReader = (stacktrace: Json | undefined) => FrameDetails[];

/** @param ownOf which frames of a stack are the application's own, as grouping decides it */
export function stackReader(
  ownOf: (frames: readonly Frame[]) => boolean[],
  linkOf: SourceLink = () => null,
): StackReader {
  let room = MAX_SHOWN_FRAMES;
  return (stacktrace) => {
    const sent = sentFramesOf(stacktrace);
    const frames = sent.map(frameOf);
    const areOwn = ownOf(frames);
    const first = Math.max(0, frames.length - room);
    room -= frames.length - first;
    return frames.slice(first).map((frame, at) => {
      const shown = details(frame, areOwn[first + at]!, sent[first + at]!);
      const link = shown.own ? linkOf(shown) : null;
      return link === null ? shown : { ...shown, source_url: link };
    });
  };
}

function details(frame: Frame, isOwn: boolean, sent: JsonObject): FrameDetails {
  return {
    function: frame.function,
    ...fileOfFrame(frame),
    module: frame.module,
    package: frame.package,
    lineno: frame.lineno,
    colno: frame.colno,
    in_app: frame.in_app,
    own: isOwn,
    context: contextOf(frame),
    vars: fieldsOf(own(sent, 'vars')),
    ...(frame.mapped && rawOf(sent)),
  };
}

function rawOf(sent: JsonObject): Pick<FrameDetails, 'raw' | 'debug_id'> {
  const raw = sentFrameOf(sent);
  const debug_id = textIn(objectIn(sent, 'mapped'), 'debug_id', 36);
  return {
    raw: {
      function: raw.function,
      filename: fileOfFrame(raw).filename,
      lineno: raw.lineno,
      colno: raw.colno,
    },
    ...(debug_id !== null && { debug_id }),
  };
}

function contextOf({ lineno, pre_context, context_line, post_context }: Frame): NumberedLine[] {
  if (lineno === null) return context_line === null ? [] : [[null, context_line]];
  if (context_line === null && pre_context.length + post_context.length === 0) return [];
  const first = lineno - pre_context.length;
  return [...pre_context, context_line ?? '', ...post_context]
    .map((text, index): NumberedLine => [first + index, text.replace(/\r?\n$/, '')])
    .filter(([number]) => number! > 0);
}
