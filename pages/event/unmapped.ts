import type { DebugIds } from './debug-ids.ts';
import type { Frame } from './event-types.ts';

type Sent = Pick<Frame, 'filename' | 'abs_path' | 'lineno' | 'colno' | 'raw'>;

const SCRIPT = /\.[cm]?js(?:bundle)?(?:[?#].*)?$|\.bundle(?:[?#].*)?$/;
const MINIFIED = /[.-]min\.[cm]?js/;

/** Beyond this column nobody has written a line. */
const MAX_WRITTEN_COLUMN = 300;

/**
 * Tells whether a frame is of a script that was built, which no source map is applied to: the script has a debug id, or a
 * name or a place that only a minifier gives. What people wrote themselves needs no map.
 */
export function isUnmapped({ raw, filename, abs_path, lineno, colno }: Sent, debugIds: DebugIds): boolean {
  if (raw !== undefined || lineno === null) return false;
  const files = [filename ?? '', abs_path ?? ''];
  if (files.some((file) => debugIds.has(file))) return true;
  return files.some((file) => SCRIPT.test(file) && (MINIFIED.test(file) || (colno ?? 0) > MAX_WRITTEN_COLUMN));
}

interface Explained {
  filename: string | null;
  line: number | null;
  column: number | null;
}

/** What the API says of a frame: by its place, because stacks are sent in another order than they are shown in. */
export function explainedOf<Of extends Explained>(explained: readonly Of[], frame: Sent): Of | undefined {
  return explained.find(
    ({ filename, line, column }) =>
      line === frame.lineno && column === frame.colno && (filename === frame.filename || filename === frame.abs_path),
  );
}
