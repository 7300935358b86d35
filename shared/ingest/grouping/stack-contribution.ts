import type { Frame } from '../event/error-event.ts';
import { methodOfClass } from './dotnet-names.ts';
import { stableFunction } from './function-names.ts';
import { stableLibrary } from './libraries.ts';
import { isBundled, isShortened, MAX_CONTEXT_LINE_CHARACTERS } from './minified.ts';
import { stableModule } from './module-names.ts';
import { isPage, isUrl, stablePath } from './paths.ts';

/** Deeper stacks are recursion of some kind; the end of the stack is where the error is. */
const MAX_GROUPED_FRAMES = 100;

/** Cycles of more functions than this are not looked for. */
const MAX_CYCLE_FRAMES = 8;

export interface StackContribution {
  /** One line per frame that counts, oldest call first. */
  parts: string[];
  /** Whether the stack alone tells errors apart: no frame was unreadable, and some frame says more than a file. */
  sufficient: boolean;
}

const FOREIGN =
  /(?:^|[\\/])(?:node_modules|bower_components|site-packages|dist-packages|gems)[\\/]|^node:|^internal[\\/]/;

/**
 * The frames of an event that are the application's own: those marked so; if the SDK marks only what is not, the others;
 * if that leaves nothing, all. Decided over all stacks of the event, so that a cause inside a library does not pull in
 * its frames where the outer exception has frames of the application.
 */
export function inAppFilter(frames: readonly Frame[]): (frame: Frame) => boolean {
  const own = (frame: Frame) => frame.in_app === true;
  if (frames.some(own)) return own;
  const perhaps = (frame: Frame) => frame.in_app === null && !FOREIGN.test(frame.filename ?? frame.abs_path ?? '');
  return frames.some(perhaps) ? perhaps : () => true;
}

/** What the frames of one stack say about where the error is, without line numbers. */
export function stackContribution(frames: readonly Frame[], family: string): StackContribution {
  const contributions = isLoneScript(frames, family) ? [] : frames.map((frame) => frameContribution(frame, family));
  const parts = foldRecursion(contributions.flatMap((part) => part?.text ?? [])).slice(-MAX_GROUPED_FRAMES);
  return {
    parts,
    sufficient: contributions.some((part) => part?.telling) && !contributions.includes(null),
  };
}

/** `null`: the frame is unreadable, its function may have another name in the next build. */
function frameContribution(frame: Frame, family: string): { text: string | []; telling: boolean } | null {
  const found = methodOfClass(frame.module, frame.function) ?? stableFunction(frame.function, family);
  // A name that the map does not have is the build's.
  const name = frame.isUnnamed && found !== null && isShortened(found) ? null : found;
  if (frame.isImprecise || (family === 'javascript' && isNative(frame))) return { text: [], telling: false };
  if (family === 'javascript' && !frame.mapped && isBundled(frame))
    return name === null || isShortened(name) ? null : { text: `in ${name}`, telling: true };
  const file = frame.filename ?? frame.abs_path;
  const inPage = family === 'javascript' && isPage(file);
  // Where an address is all that is known, the library says nothing: in each stack is its runtime's.
  const library = name === null || family === 'javascript' ? null : stableLibrary(frame.package);
  const where = stableModule(frame.module, family) ?? (inPage ? null : stablePath(file)) ?? library;
  const line = contextLine(frame);
  const text = [where, name === null ? null : `in ${name}`, line === null ? null : `at ${line}`];
  return { text: text.filter((part) => part !== null).join(' ') || [], telling: name !== null || line !== null };
}

/** Functions of the engine itself: Chrome and Safari show them, Firefox does not. */
function isNative({ filename, abs_path, lineno }: Frame): boolean {
  const file = filename ?? abs_path ?? '';
  return /^(?:\[?native(?: code)?\]?|self-hosted|index \d+)$/.test(file) || (file === '<anonymous>' && lineno === null);
}

function contextLine(frame: Frame): string | null {
  const line = frame.context_line?.slice(0, 4 * MAX_CONTEXT_LINE_CHARACTERS).trim() ?? '';
  return line === '' || line.length > MAX_CONTEXT_LINE_CHARACTERS ? null : line.replace(/\s+/g, ' ');
}

/** An error of a page's inline script: its only frame is the page's address, which says nothing about the code. */
function isLoneScript(frames: readonly Frame[], family: string): boolean {
  const [frame, second] = frames;
  return (
    family === 'javascript' &&
    frame !== undefined &&
    second === undefined &&
    isUrl(frame.filename ?? frame.abs_path) &&
    stableFunction(frame.function, family) === null
  );
}

/**
 * One turn for a recursion of any depth, of one function or of several that call each other. A turn that was cut off in
 * the middle is dropped, too: where the stack overflowed is chance.
 */
export function foldRecursion(parts: readonly string[]): string[] {
  const folded: string[] = [];
  let cycle: string[] = [];
  let turn = 0;
  for (const part of parts) {
    if (cycle.length > 0 && part === cycle[turn % cycle.length]) {
      turn++;
      continue;
    }
    cycle = [];
    folded.push(part);
    const length = repeatedTail(folded);
    if (length === 0) continue;
    cycle = folded.splice(-length);
    turn = 0;
  }
  return folded;
}

/** The length of the run that ends the list and stands right before itself. */
function repeatedTail(parts: readonly string[]): number {
  const end = parts.length;
  for (let length = 1; length <= MAX_CYCLE_FRAMES && 2 * length <= end; length++) {
    let same = 0;
    while (same < length && parts[end - 1 - same] === parts[end - 1 - same - length]) same++;
    if (same === length) return length;
  }
  return 0;
}
