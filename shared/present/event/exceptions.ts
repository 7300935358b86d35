import type { Json, JsonObject } from '../../ingest/event/error-event.ts';
import { readExceptions, type ReadException } from '../../ingest/event/exceptions.ts';
import { mainException, treeOf } from '../../ingest/grouping/exception-tree.ts';
import { objectOr, own } from '../../ingest/json/shape.ts';
import type { FrameDetails, StackReader } from './frames.ts';
import { flagIn, textIn } from './shapes.ts';

export interface ExceptionDetails {
  type: string | null;
  value: string | null;
  module: string | null;
  /** Index, in the same list, of the exception that this one caused or is a member of; `null`: it surfaced. */
  cause_of: number | null;
  /** Whether the error's title is made of it. */
  headline: boolean;
  mechanism: {
    type: string | null;
    handled: boolean | null;
    synthetic: boolean;
    is_group: boolean;
    /** The attribute that it was found under: `cause`, `errors[0]`. */
    source: string | null;
    description: string | null;
    data: JsonObject | null;
  } | null;
  thread_id: string | null;
  /** Oldest call first. */
  frames: FrameDetails[];
}

/**
 * The exceptions of an event in the order in which people read them: what surfaced first, then its causes, each behind
 * what it caused; SDKs send them the other way round. Members of a group stand behind the group.
 */
export function exceptionDetails(exception: Json | undefined, stackOf: StackReader): ExceptionDetails[] {
  const read = readExceptions(exception);
  const main = mainException(read.map(({ value }) => value));
  const order = readingOrder(read);
  const places = new Map(order.map(({ index }, place) => [index, place]));
  return order.map(({ index, parent }) => {
    const { sent, value } = read[index]!;
    const object = objectOr(sent) ?? {};
    return {
      type: value.type,
      value: value.value,
      module: value.module,
      cause_of: parent === null ? null : places.get(parent)!,
      headline: value === main,
      mechanism: mechanismDetails(objectOr(own(object, 'mechanism'))),
      thread_id: textIn(object, 'thread_id', 128),
      frames: stackOf(own(object, 'stacktrace') ?? own(object, 'raw_stacktrace')),
    };
  });
}

interface Place {
  index: number;
  parent: number | null;
}

function readingOrder(read: readonly ReadException[]): Place[] {
  const last = read.length - 1;
  const tree = treeOf(read.map(({ value }) => value));
  if (tree === null) return read.map((_, at) => ({ index: last - at, parent: at === 0 ? null : last - at + 1 }));
  const open = tree.roots.map((index): Place => ({ index, parent: null }));
  const order: Place[] = [];
  while (open.length > 0) {
    const place = open.pop()!;
    order.push(place);
    const below = tree.children[place.index]!.toSorted((one, other) => numberOf(read, other) - numberOf(read, one));
    open.push(...below.map((index): Place => ({ index, parent: place.index })));
  }
  return order;
}

/** SDKs number exceptions from the one that surfaced on, and list them in either order. */
function numberOf(read: readonly ReadException[], index: number): number {
  return read[index]!.value.place!.id;
}

function mechanismDetails(mechanism: JsonObject | null): ExceptionDetails['mechanism'] {
  return (
    mechanism && {
      type: textIn(mechanism, 'type', 128),
      handled: flagIn(mechanism, 'handled'),
      synthetic: flagIn(mechanism, 'synthetic') === true,
      is_group: flagIn(mechanism, 'is_exception_group') === true,
      source: textIn(mechanism, 'source', 256),
      description: textIn(mechanism, 'description', 1024),
      data: objectOr(own(mechanism, 'data')) ?? objectOr(own(mechanism, 'meta')),
    }
  );
}
