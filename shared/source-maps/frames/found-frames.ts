import { DamagedIndex } from '../index/varints.ts';
import type { Found, LineStart, Mapping, SourceMapIndex } from '../index/source-map-index.ts';
import type { SourceTexts } from '../index/source-texts.ts';
import { MAX_POSITION } from '../limits.ts';
import type { DebugImages } from './debug-images.ts';
import type { Artifact } from './artifact.ts';
import { countsCodePoints, utf16Column } from './readings.ts';
import type { Unmapped } from './unmapped.ts';

/** A frame as an event has it; line and column begin with 1. */
export interface SentFrame {
  function: string | null;
  filename: string | null;
  abs_path: string | null;
  lineno: number | null;
  colno: number | null;
  in_app: boolean | null;
}

/** Where a frame comes from, or why that is not known. */
export type FoundFrame =
  | { unmapped: Unmapped }
  | {
      debugId: string;
      found: Found & { mapping: Mapping };
      texts: SourceTexts;
      /** Whether the column is a guess, and so from which source it comes. */
      guessed: 'no' | 'within-source' | 'among-sources';
    };

type Ready = Extract<Artifact, { state: 'ready' }>;

interface Asked {
  at: number;
  frame: SentFrame;
  line: number;
  /** Zero-based; `null`: not sent. */
  column: number | null;
}

/** Looks the frames of a stack up, those of one script together. */
export async function foundFrames(
  frames: readonly SentFrame[],
  images: DebugImages,
  artifacts: ReadonlyMap<string, Artifact>,
): Promise<FoundFrame[]> {
  const results: FoundFrame[] = [];
  const byId = new Map<string, Asked[]>();
  for (const [at, frame] of frames.entries()) {
    const chosen = choose(frame, images.idsOf(frame), artifacts);
    if (typeof chosen !== 'string') {
      results[at] = { unmapped: chosen };
      continue;
    }
    const list = byId.get(chosen) ?? [];
    list.push({ at, frame, line: frame.lineno! - 1, column: columnOf(frame) });
    byId.set(chosen, list);
  }
  await Promise.all(
    [...byId].map(async ([debugId, asked]) => {
      const artifact = artifacts.get(debugId) as Ready;
      const found = await findAll(asked, artifact.index);
      for (const [index, one] of asked.entries()) results[one.at] = resultOf(one, debugId, artifact, found?.[index]);
    }),
  );
  return results;
}

/** Chooses the debug id by which a frame is looked up: of several the first that is there. */
function choose(
  { lineno }: SentFrame,
  ids: readonly string[],
  artifacts: ReadonlyMap<string, Artifact>,
): string | Unmapped {
  const [first] = ids;
  if (first === undefined) return { reason: 'no-debug-id' };
  const debugId = ids.find((id) => artifacts.get(id)?.state === 'ready') ?? ids.find((id) => artifacts.has(id));
  if (debugId === undefined)
    return ids.length > 1 ? { reason: 'two-debug-ids', debugIds: ids } : { reason: 'not-uploaded', debugId: first };
  const artifact = artifacts.get(debugId)!;
  if (artifact.state === 'unreachable') return { reason: 'unreachable', debugId };
  if (artifact.state === 'refused')
    return { reason: 'refused', debugId, file: artifact.file, problem: artifact.problem };
  // Lines begin with 1, so 0 is none.
  return lineno === null || lineno < 1 || lineno > MAX_POSITION ? { reason: 'no-line' } : debugId;
}

/** Columns begin with 1, so 0 says that there is none; it is never looked up as the one before the first. */
function columnOf({ colno }: SentFrame): number | null {
  return colno === null || colno < 1 || colno > MAX_POSITION ? null : colno - 1;
}

interface Answer {
  found: Found;
  guessed: 'no' | 'within-source' | 'among-sources';
}

/** `null`: the index cannot be read. */
async function findAll(asked: readonly Asked[], index: SourceMapIndex): Promise<Answer[] | null> {
  try {
    const [starts, astral] = await Promise.all([startsOf(asked, index), index.astral()]);
    const units = asked.map(({ line, column }, at) => ({ line, column: column ?? starts[at]?.column ?? 0 }));
    const points = units.map(({ line, column }) => ({ line, column: utf16Column(line, column, astral) }));
    const found = await index.find(index.hasAstral ? [...units, ...points] : units);
    return asked.map(({ frame, column }, at) => {
      const asUnits = found[at]!;
      const asPoints = found[asked.length + at] ?? asUnits;
      const isPoints = column !== null && countsCodePoints(frame.function, asUnits, asPoints);
      const guessed = column !== null ? 'no' : starts[at]?.hasOneSource === true ? 'within-source' : 'among-sources';
      return { found: isPoints ? asPoints : asUnits, guessed };
    });
  } catch (error) {
    if (error instanceof DamagedIndex) return null;
    throw error;
  }
}

/** Where the lines begin of frames without a column. */
async function startsOf(asked: readonly Asked[], index: SourceMapIndex): Promise<(LineStart | null)[]> {
  return Promise.all(asked.map(async ({ line, column }) => (column === null ? index.startOf(line) : null)));
}

function resultOf({ frame }: Asked, debugId: string, { texts }: Ready, answer: Answer | undefined): FoundFrame {
  if (answer === undefined) return { unmapped: { reason: 'unreachable', debugId } };
  const { found, guessed } = answer;
  const { mapping } = found;
  if (mapping === null)
    return { unmapped: { reason: 'no-mapping', debugId, line: frame.lineno!, column: frame.colno } };
  return { debugId, found: { ...found, mapping }, texts, guessed };
}
