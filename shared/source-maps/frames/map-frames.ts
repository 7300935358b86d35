import { DamagedIndex } from '../index/varints.ts';
import type { Mapping } from '../index/source-map-index.ts';
import type { Lines, SourceTexts } from '../index/source-texts.ts';
import type { Artifact } from './artifact.ts';
import type { DebugImages } from './debug-images.ts';
import { functionNameOf } from './function-name.ts';
import { foundFrames, type FoundFrame, type SentFrame } from './found-frames.ts';
import { shownLine } from './shown-line.ts';
import { sourcePathOf } from './source-path.ts';
import type { Unmapped } from './unmapped.ts';

/** A frame in the words of the source. Line and column begin with 1. */
export interface MappedFrame {
  debug_id: string;
  /** `null`: the map does not name it. */
  file: string | null;
  function: string | null;
  line: number;
  /** `null`: the event did not say which, and the line is that of the first mapping. */
  column: number | null;
  /** The place is a guess: the script has code of several sources on the line, and the event said no column. */
  imprecise: boolean;
  in_app: boolean | null;
  context_line: string | null;
  pre_context: string[];
  post_context: string[];
  /** The map has no text of the source, so there is no line to show. */
  no_text: boolean;
}

export type FrameResult = { mapped: MappedFrame } | { unmapped: Unmapped };

export interface MapOptions {
  /** Lines before and behind the one of the frame. */
  linesAround: number;
  /** Frames that get lines at most: the innermost of the application. */
  framesWithLines: number;
}

/**
 * Maps the frames of a stack.
 * @param frames oldest call first
 * @param artifacts by debug id; one that is not there was not uploaded
 */
export async function mapFrames(
  frames: readonly SentFrame[],
  images: DebugImages,
  artifacts: ReadonlyMap<string, Artifact>,
  options: MapOptions,
): Promise<FrameResult[]> {
  const found = await foundFrames(frames, images, artifacts);
  const results = found.map((one, index): FrameResult => {
    if ('unmapped' in one) return one;
    const before = found[index - 1];
    const isCaller = before !== undefined && 'found' in before && before.guessed === 'no';
    const calledAs = isCaller ? before.found.mapping.name : null;
    return { mapped: mappedFrame(frames[index]!, one, calledAs) };
  });
  await addLines(results, found, options);
  return results;
}

type Mapped = Extract<FoundFrame, { found: unknown }>;

function mappedFrame(sent: SentFrame, { debugId, found, guessed }: Mapped, calledAs: string | null): MappedFrame {
  const { mapping } = found;
  const { name, isIgnored, text } = mapping.source;
  const source = name === null ? null : sourcePathOf(name);
  return {
    debug_id: debugId,
    file: source?.path ?? null,
    // On a line of a bundle are many functions, and the first says nothing of the others.
    function: guessed === 'no' ? functionNameOf(found.function, calledAs, sent.function) : sent.function,
    line: mapping.line + 1,
    column: guessed === 'no' ? mapping.column + 1 : null,
    imprecise: guessed === 'among-sources',
    in_app: isIgnored || source?.isForeign === true ? false : sent.in_app,
    context_line: null,
    pre_context: [],
    post_context: [],
    no_text: text === null,
  };
}

async function addLines(
  results: FrameResult[],
  found: readonly FoundFrame[],
  { linesAround, framesWithLines }: MapOptions,
): Promise<void> {
  const byTexts = new Map<SourceTexts, { frame: MappedFrame; mapping: Mapping }[]>();
  let room = framesWithLines;
  for (let index = results.length - 1; index >= 0 && room > 0; index--) {
    const [result, one] = [results[index]!, found[index]!];
    if (!('mapped' in result) || !('found' in one)) continue;
    const { mapped } = result;
    if (mapped.in_app === false || mapped.imprecise || mapped.no_text) continue;
    const list = byTexts.get(one.texts) ?? [];
    byTexts.set(one.texts, [...list, { frame: mapped, mapping: one.found.mapping }]);
    room--;
  }
  await Promise.all(
    [...byTexts].map(async ([texts, wanted]) => {
      const lines = await linesOf(texts, wanted, linesAround);
      for (const [index, { frame, mapping }] of wanted.entries()) show(frame, mapping.column, lines[index] ?? null);
    }),
  );
}

/** A frame is mapped without its text, too. */
async function linesOf(
  texts: SourceTexts,
  wanted: readonly { mapping: Mapping }[],
  around: number,
): Promise<(Lines | null)[]> {
  try {
    return await texts.lines(wanted.map(({ mapping }) => ({ text: mapping.source.text!, line: mapping.line, around })));
  } catch (error) {
    if (error instanceof DamagedIndex) return [];
    throw error;
  }
}

function show(frame: MappedFrame, column: number, lines: Lines | null): void {
  if (lines === null) return;
  frame.context_line = shownLine(lines.line, column);
  frame.pre_context = lines.before.map((line) => shownLine(line, 0));
  frame.post_context = lines.after.map((line) => shownLine(line, 0));
}
