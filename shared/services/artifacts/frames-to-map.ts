import type { Json, JsonObject } from '../../ingest/event/error-event.ts';
import { sentFrameOf } from '../../ingest/event/frames.ts';
import { platformOf } from '../../ingest/event/platform.ts';
import { stacksOf, type Stack } from '../../ingest/event/stacks.ts';
import { platformFamily } from '../../ingest/grouping/function-names.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import type { DebugImages } from '../../source-maps/frames/debug-images.ts';
import type { SentFrame } from '../../source-maps/frames/found-frames.ts';
import type { Wanted } from './artifact-source.ts';

/** Of all stacks of an event together, the innermost: recursion says nothing new, and each costs a look-up. */
const MAX_FRAMES = 250;

/** Of an event: half a read unit each, two halves for one without a debug id. */
const MAX_SCRIPTS = 20;

/** A frame, and where it is in its stack. */
export interface PlacedFrame {
  index: number;
  sent: JsonObject;
  frame: SentFrame;
}

/** Frames that are looked up together: one calls the next. */
export interface StackToMap {
  stack: Stack;
  /** Oldest call first. */
  frames: PlacedFrame[];
  /** Those that there is no room for. */
  left: PlacedFrame[];
}

/**
 * Finds the frames of an event that may be mapped: of its exceptions, the one that surfaced first, then of no exception,
 * then of threads. What an SDK has sent twice, before it changed it and after, is looked at once.
 */
export function framesToMap(payload: JsonObject): StackToMap[] {
  const byOwner = new Map<string, Stack>();
  for (const stack of stacksOf(payload)) if (!byOwner.has(stack.owner)) byOwner.set(stack.owner, stack);
  const isException = ({ owner }: Stack): boolean => owner.startsWith('exception');
  const [exceptions, others] = [
    [...byOwner.values()].filter(isException),
    [...byOwner.values()].filter((one) => !isException(one)),
  ];
  let room = MAX_FRAMES;
  return [...exceptions.toReversed(), ...others].map((stack) => {
    const all = stack.frames.flatMap((sent, index) => placed(sent, index));
    const first = Math.max(0, all.length - room);
    room -= all.length - first;
    return { stack, frames: all.slice(first), left: all.slice(0, first) };
  });
}

function placed(value: Json, index: number): PlacedFrame[] {
  const sent = objectOr(value);
  return sent === null ? [] : [{ index, sent, frame: sentFrameOf(sent) }];
}

/** Says by what the scripts of frames are looked for, as many as there is room for; a debug id goes before a path. */
export function wantedBy(
  payload: JsonObject,
  stacks: readonly StackToMap[],
  images: DebugImages,
  { release, dist }: { release: string | null; dist: string | null },
): Wanted {
  const isJavaScript = platformFamily(platformOf(own(payload, 'platform'))) === 'javascript';
  const mayHavePaths = release !== null && isJavaScript;
  const ids = new Set<string>();
  const paths = new Set<string>();
  const hasRoom = (): boolean => ids.size + paths.size < MAX_SCRIPTS;
  for (const { frames } of stacks)
    for (const { frame } of frames.toReversed()) {
      if (!hasRoom()) break;
      const named = images.idsOf(frame);
      for (const id of named) if (hasRoom()) ids.add(id);
      const path = named.length === 0 && mayHavePaths ? pathOf(frame) : null;
      if (path !== null) paths.add(path);
    }
  return { ids: [...ids], files: { release, dist, paths: [...paths] } };
}

const ADDRESS = /^[a-z][a-z\d+.-]{0,40}:\/\/[^/?#]*(\/[^?#]*)/i;

/**
 * The name that an upload has for the script of a frame, whatever host it is on: `~/static/app.min.js`
 * (https://docs.sentry.io/platforms/javascript/sourcemaps/troubleshooting_js/legacy-uploading-methods/). `null`: it has no path.
 */
export function pathOf({ abs_path, filename }: Pick<SentFrame, 'abs_path' | 'filename'>): string | null {
  const file = abs_path ?? filename ?? '';
  const path = ADDRESS.exec(file)?.[1] ?? (file.startsWith('/') ? file.replace(/[?#].*$/s, '') : null);
  return path === null || path === '/' ? null : `~${path}`;
}
