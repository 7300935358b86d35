import type { Json } from '../../ingest/event/error-event.ts';
import { objectOr, own, valuesOf } from '../../ingest/json/shape.ts';
import type { FrameDetails, StackReader } from './frames.ts';
import { flagIn, textIn } from './shapes.ts';

export interface ThreadDetails {
  id: string | null;
  name: string | null;
  state: string | null;
  crashed: boolean | null;
  current: boolean | null;
  /** Oldest call first. */
  frames: FrameDetails[];
}

const MAX_SHOWN_THREADS = 250;

/** The threads of an event: the one that crashed first, then the one that sent it, then the others as they were sent. */
export function threadDetails(threads: Json | undefined, stackOf: StackReader): ThreadDetails[] {
  const sent = valuesOf(threads)
    .map(objectOr)
    .filter((thread) => thread !== null);
  const [crashed, others] = parted(sent, (thread) => own(thread, 'crashed') === true);
  const [current, rest] = parted(others, (thread) => own(thread, 'current') === true);
  return [...crashed, ...current, ...rest].slice(0, MAX_SHOWN_THREADS).map((thread) => ({
    id: textIn(thread, 'id', 128),
    name: textIn(thread, 'name', 256),
    state: textIn(thread, 'state', 128),
    crashed: flagIn(thread, 'crashed'),
    current: flagIn(thread, 'current'),
    frames: stackOf(own(thread, 'stacktrace')),
  }));
}

function parted<T>(list: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((item) => !test(item))];
}
