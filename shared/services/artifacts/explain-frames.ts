import type { Artifact } from '../../domain/artifact/artifact.ts';
import type { ExplainedFrame, Reason } from '../../domain/artifact/explained-frame.ts';
import type { JsonObject } from '../../ingest/event/error-event.ts';
import { sentFrameOf } from '../../ingest/event/frames.ts';
import { isWithoutItsMaps } from '../../ingest/event/own-marks.ts';
import { platformOf } from '../../ingest/event/platform.ts';
import { stacksOf } from '../../ingest/event/stacks.ts';
import { platformFamily } from '../../ingest/grouping/function-names.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import { textOf } from '../../ingest/json/text.ts';
import { sentenceOf, type Unmapped } from '../../source-maps/frames/unmapped.ts';
import { pathOf } from './frames-to-map.ts';
import type { FrameReport } from './map-payload.ts';

/** An event as it was stored, and as it is now that maps were applied to it. */
export interface AppliedMaps {
  stored: JsonObject;
  applied: JsonObject;
  reports: readonly FrameReport[];
  /** Milliseconds since 1970. */
  received: number;
  release: string | null;
  /** What there is now, by id. */
  artifacts: ReadonlyMap<string, Pick<Artifact, 'created_at'>>;
  /** Whether the project ever had any. */
  hasMaps: boolean;
}

/** A frame as it was stored and as it is now. */
interface Known {
  sent: JsonObject;
  mapped: JsonObject | null;
  report: FrameReport;
}

/** Why, as a code and in a sentence. */
type Explanation = readonly [Reason, string];

/** Says of each frame of an event's scripts whether it is mapped, and else why not; frames of other languages are left out. */
export function explainFrames(maps: AppliedMaps): ExplainedFrame[] {
  const [stored, applied] = [framesBelow(maps.stored), framesBelow(maps.applied)];
  const platform = own(maps.stored, 'platform');
  return maps.reports.flatMap((report) => {
    const sent = frameAt(stored, report);
    if (sent === null || !(report.debug_id !== null || isScript(own(sent, 'platform') ?? platform))) return [];
    const mapped = objectOr(own(frameAt(applied, report) ?? {}, 'mapped'));
    return [explained({ sent, mapped, report }, maps)];
  });
}

/** Of the frames that a map could be for. */
export function stateOf(frames: readonly ExplainedFrame[]): 'mapped' | 'partly' | 'none' {
  const possible = frames.filter(({ reason }) => reason !== 'built-in');
  const mapped = possible.filter((frame) => frame.mapped);
  if (mapped.length === 0) return 'none';
  return mapped.length === possible.length ? 'mapped' : 'partly';
}

type Frames = ReadonlyMap<string, readonly unknown[]>;

/** By what has the stack; what an SDK has sent twice is looked at once. */
function framesBelow(payload: JsonObject): Frames {
  const found = new Map<string, readonly unknown[]>();
  for (const { owner, frames } of stacksOf(payload)) if (!found.has(owner)) found.set(owner, frames);
  return found;
}

function frameAt(frames: Frames, { stack, index }: FrameReport): JsonObject | null {
  return objectOr(frames.get(stack)?.[index] as JsonObject | undefined);
}

const isScript = (platform: Parameters<typeof platformOf>[0]): boolean =>
  platformFamily(platformOf(platform)) === 'javascript';

function explained(known: Known, maps: AppliedMaps): ExplainedFrame {
  const { stack, index, debug_id } = known.report;
  const frame = sentFrameOf(known.sent);
  const wasMapped = objectOr(own(known.sent, 'mapped')) !== null;
  const why = known.mapped === null ? [whyNot(known, maps)] : whyNotBetter(known.mapped, wasMapped, debug_id, maps);
  return {
    stack,
    index,
    function: frame.function,
    filename: frame.filename ?? frame.abs_path,
    line: frame.lineno,
    column: frame.colno,
    debug_id,
    mapped: known.mapped !== null,
    mapped_at: known.mapped === null ? null : wasMapped ? 'arrival' : 'read',
    source: known.mapped && sourceOf(known.mapped, frame.function),
    reason: why[0]?.[0] ?? null,
    explanation: why.length === 0 ? null : why.map(([, sentence]) => sentence).join(' '),
  };
}

function sourceOf(mapped: JsonObject, sentFunction: string | null): NonNullable<ExplainedFrame['source']> {
  const {
    lineno,
    colno,
    function: name,
  } = sentFrameOf({ ...mapped, lineno: mapped['line']!, colno: mapped['column'] ?? null });
  return { file: textOf(own(mapped, 'file'), 2_048), line: lineno ?? 0, column: colno, function: name ?? sentFunction };
}

/** What browsers and Node call their own code. */
const BUILT_IN =
  /^(?:node:|internal\/|<anonymous>$|\[native code\]$|native(?: code)?$|(?:chrome|moz|safari-web)-extension:)/;

const HOW = 'docs/source-maps.md says how each tool does it.';

function whyNot({ sent, report }: Known, { release, hasMaps }: AppliedMaps): Explanation {
  const frame = sentFrameOf(sent);
  const file = frame.abs_path ?? frame.filename;
  const reason: Unmapped = report.reason ?? { reason: 'no-debug-id' };
  if (report.debug_id === null && (file === null || BUILT_IN.test(file)))
    return ['built-in', 'This is code of the browser, the runtime or an extension of it, and of no script of yours.'];
  if (
    !hasMaps &&
    (reason.reason === 'not-uploaded' || reason.reason === 'no-debug-id' || reason.reason === 'two-debug-ids')
  )
    return ['no-maps', `No source map was ever uploaded to this project: upload them with each build. ${HOW}`];
  const path = pathOf(frame);
  if (reason.reason === 'no-debug-id' && release !== null && path !== null)
    return [
      reason.reason,
      `The event has no debug id for this script, and no source map was uploaded for ${path} of the release ${release}: inject debug ids into what is deployed, before it is uploaded. ${HOW}`,
    ];
  if (reason.reason === 'unreachable' && reason.debugId === '')
    return [reason.reason, 'Source maps could not be read in time: look again in a moment.'];
  return [reason.reason, sentenceOf(reason)];
}

/** An instance of the collector goes by what it knows for so long. */
const KNOWN_MS = 15_000;

/** What is to be said of a mapped frame; nothing of most. */
function whyNotBetter(
  mapped: JsonObject,
  wasMapped: boolean,
  debugId: string | null,
  { stored, received, artifacts }: AppliedMaps,
): Explanation[] {
  const found: Explanation[] = [];
  if (!wasMapped)
    found.push(whyLate(artifacts.get(debugId ?? '')?.created_at ?? null, received, isWithoutItsMaps(stored)));
  if (own(mapped, 'imprecise') === true)
    found.push([
      'imprecise',
      'The event does not say the column, and the line of the script has code of several sources: which one it was is a guess.',
    ]);
  if (own(mapped, 'no_text') === true)
    found.push([
      'no-text',
      'The source map has no text of this source (sourcesContent), so its lines cannot be shown: have the build put it in.',
    ]);
  return found;
}

function whyLate(createdAt: string | null, received: number, wasLate: boolean): Explanation {
  const isAfter = createdAt !== null && Date.parse(createdAt) > received - KNOWN_MS;
  if (isAfter && !wasLate)
    return [
      'uploaded-after',
      `The source map was uploaded at ${createdAt}, and the event came at ${new Date(received).toISOString()}. It is applied when the event is shown, and an error that was made without it is merged into the one that it is.`,
    ];
  return [
    'late',
    `The source map could not be read in time when the event came, which was grouped without it. It is applied when the event is shown, and an error that was made without it is merged into the one that it is.`,
  ];
}
