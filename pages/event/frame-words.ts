import type { Frame } from './event-types.ts';

/** How a frame's place is shown: what may be cut, and what may not. */
export interface FramePlace {
  /** With the slash at its end. */
  directory: string;
  file: string;
  /** `:9:13` */
  position: string;
}

/** Where a frame is. The two parts of its path are apart, so that a layout can cut a long one at its beginning. */
export function placeOf({ filename, module, lineno, colno }: Frame): FramePlace {
  const path = filename ?? module ?? '';
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return {
    directory: path.slice(0, at),
    file: path.slice(at),
    position: positionOf(lineno, colno),
  };
}

/** `:9:13`, as far as it is known. */
export function positionOf(line: number | null, column: number | null): string {
  return [line, line === null ? null : column].map((part) => (part === null ? '' : `:${part}`)).join('');
}

/** What a frame is called; some have no function, such as a module's own code. */
export function nameOf(frame: Frame): string {
  return frame.function ?? frame.module ?? '?';
}
