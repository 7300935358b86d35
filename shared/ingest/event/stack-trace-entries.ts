import type { ErrorEvent, Frame } from './error-event.ts';
import { fileOfFrame } from './file-of-frame.ts';

/** A line of source: its number and its text. */
export type SourceLine = [number, string];

/** A frame as GitLab's API shows it. */
export interface StackTraceEntry {
  lineNo: number | null;
  /** GitLab's own backend says 0 for all; so do we where the SDK says nothing. */
  colNo: number;
  filename: string | null;
  abs_path: string | null;
  function: string | null;
  context: SourceLine[];
}

/**
 * GitLab's `stack_trace_entries`, oldest call first: the frames of the exception that surfaced, else of the nearest
 * cause that has any, else those outside exceptions.
 */
export function stackTraceEntries({
  exceptions,
  frames,
}: Pick<ErrorEvent, 'exceptions' | 'frames'>): StackTraceEntry[] {
  const surfaced = exceptions.findLast((exception) => exception.frames.length > 0);
  return (surfaced?.frames ?? frames).map((frame) => ({
    lineNo: frame.lineno,
    colNo: frame.colno ?? 0,
    ...fileOfFrame(frame),
    function: frame.function,
    context: contextOf(frame),
  }));
}

/** Blank lines are left out, but counted: the numbers are those of the file. */
function contextOf({ lineno, pre_context, context_line, post_context }: Frame): SourceLine[] {
  if (lineno === null) return [];
  const first = lineno - pre_context.length;
  return [...pre_context, context_line ?? '', ...post_context]
    .map((text, index): SourceLine => [first + index, text])
    .filter(([number, text]) => number > 0 && text.trim() !== '');
}
