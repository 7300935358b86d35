import type { PendingEvent } from '../domain/error/pending.ts';
import type { TrackedError } from '../domain/error/tracked-error.ts';
import { MAX_LIST_SPREAD_MS } from '../domain/event-order.ts';
import type { EventSummary } from '../domain/event-summary.ts';
import type { SequenceNumber, Sequenced } from '../domain/watermark.ts';
import type { EventList } from './event-lists.ts';
import * as errors from './errors.ts';
import * as eventRuns from './event-runs.ts';
import { errorPk, momentKey, SORT, type Key } from './table/keys.ts';
import { pagesOf } from './table/pages.ts';
import { between } from './table/read.ts';
import type { Store } from './table/store.ts';

/** How much the times of receipt of two events may contradict their order in the stream: a put is retried for seconds. */
const SKEW_MS = 60_000;

/**
 * Tells whether an error has counted a record of a shard that is not delivered any more, though records behind it may have
 * been counted since.
 *
 * It has if its watermark is at the record or past it, unless the watermark jumped over it. A jump is on record: whoever counts a batch writes the list of its events
 * first, and in it the watermark from which it started; or a note of that, if the batch begins with an event that is listed
 * by itself; or keeps that of each event with the event, if the error lists it. So what begins behind the record and started
 * from before it was written by one who found the record uncounted.
 */
export async function hasCounted(
  store: Store,
  shard: string,
  { sequence, value: { project_id, error_id, received } }: Sequenced<EventSummary>,
): Promise<boolean> {
  // The error itself, whose events keep their lists and watermarks when it is merged; and before the lists: what moved its watermark has left its list by then.
  const error = await errors.readItself(store, project_id, error_id);
  const mark = error?.marks[shard]?.last ?? '';
  if (error === null || mark < sequence) return false;
  if (await wasJumped(store, shard, sequence, runsFrom(store, error, received - SKEW_MS - MAX_LIST_SPREAD_MS)))
    return false;
  let behind = Infinity;
  for (const prefix of [SORT.eventList, SORT.countNote])
    for await (const begun of beginningsFrom(store, errorPk(project_id, error_id), prefix, received - SKEW_MS)) {
      if (begun.received > behind + SKEW_MS) break;
      if (begun.shard !== shard || begun.first <= sequence) continue;
      if ((begun.after ?? sequence) < sequence) return false;
      behind = Math.min(behind, begun.received);
    }
  return true;
}

/**
 * Tells whether an event that was counted by itself, or with a few, started from before a record and is behind it. Whoever
 * is the next behind it tells: none after that can have started from before.
 */
async function wasJumped(store: Store, shard: string, sequence: SequenceNumber, runs: Runs): Promise<boolean> {
  let behind = Infinity;
  for await (const run of runs) {
    if (run.length > 0 && run[0]!.happened > behind + SKEW_MS + MAX_LIST_SPREAD_MS) break;
    for (const { received, counted } of run) {
      if (counted?.shard !== shard || counted.sequence <= sequence) continue;
      if (counted.after < sequence) return true;
      behind = Math.min(behind, received);
    }
  }
  return false;
}

type Runs = AsyncIterable<PendingEvent[]>;

/** The runs of an error from before a moment (milliseconds since 1970) on, then what is pending in it. */
async function* runsFrom(store: Store, { project_id, id, pending }: TrackedError, from: number): Runs {
  yield await eventRuns.readAround(store, project_id, id, { happened: from, id: '' });
  yield* eventRuns.readFrom(store, project_id, id, from);
  yield [...pending];
}

/** Where a count began: with which event of which shard, received when, and from which watermark. */
interface Beginning {
  received: number;
  first: SequenceNumber;
  shard: string;
  after?: SequenceNumber;
}

/** Those of an error whose first event was received from then on (milliseconds since 1970), in that order. */
async function* beginningsFrom(store: Store, pk: string, prefix: string, from: number): AsyncGenerator<Beginning> {
  const query = between(store, pk, momentKey(prefix, from, ''), `${prefix}~`);
  for await (const lists of pagesOf<Key & Pick<EventList, 'after'>>(store, query)) {
    for (const { sk, after } of lists) {
      const [received, first, shard] = sk.slice(prefix.length).split('#');
      yield { received: Number(received), first: first!, shard: shard!, ...(after !== undefined && { after }) };
    }
  }
}
