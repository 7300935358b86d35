import type { TrackedError } from '../domain/error/tracked-error.ts';
import { entriesOf, listOfOne, type EventList } from './event-lists.ts';
import * as eventRuns from './event-runs.ts';
import { putItems } from './table/batch-write.ts';
import { keyOfLateEvent } from './table/item-keys.ts';
import { errorPk, SORT, type Key } from './table/keys.ts';
import { putUnless } from './table/put-unless.ts';
import { readPartition } from './table/read.ts';
import type { Store } from './table/store.ts';

/** A list that was put below another error before theirs was merged into it. */
export interface CopiedList extends EventList {
  /** The error whose events they are: as long as that is no alias of this one, they are not its own. */
  copied_from: number;
}

/**
 * The shard, so to speak, of events of an alias in the names of lists below the error that counts them: so they are told from the
 * lists of that error's own events, and prove nothing about its watermarks.
 */
export const mergedShard = (alias: number, shard: string): string => `${alias} ${shard}`;

type Listing = Key & EventList & Partial<CopiedList> & Pick<eventRuns.EventRun, 'pending' | 'marks'>;

/** What was copied in this process: the bytes of each item, by the error that it is below now and its sort key. */
export type Copied = Map<string, number>;

/** Conditional puts at once: few enough for the sockets of one function. */
const AT_ONCE = 16;

/**
 * Puts all that lists events of an error below another, too, under names of their own: done again, it changes nothing. Runs and
 * what is pending become late events, because the runs of an error must not overlap. The error is to be read before: what it
 * counted then is listed by then.
 * @param copied grows by what is done, and is not done again
 * @returns when the last of the events was received, milliseconds since 1970; 0 if there is none.
 */
export async function copyLists(store: Store, from: TrackedError, into: number, copied: Copied): Promise<number> {
  const { project_id, id } = from;
  const isNew = ({ sk, length }: { sk: string; length: number }): boolean =>
    (copied.get(`${into} ${sk}`) ?? -1) < length;
  const oneByOne = (events: readonly Parameters<typeof listOfOne>[0][]) =>
    events.map((event) => ({ ...keyOfLateEvent(project_id, into, event), ...listOfOne(event), copied_from: id }));
  let latest = Math.max(0, ...from.pending.map(({ received }) => received));
  await putItems(store, oneByOne(from.pending));
  for await (const items of readPartition<Listing>(store, errorPk(project_id, id), PROJECTION)) {
    const listings = items.filter(({ events, pending, sk }) => sk !== SORT.error && (events ?? pending) !== undefined);
    for (const item of listings)
      for (const { received } of item.events ? entriesOf(item) : eventRuns.eventsOf(item))
        latest = Math.max(latest, received);
    const fresh = listings.filter(({ sk, events, pending }) => isNew({ sk, length: (events ?? pending).length }));
    const runs = fresh.filter(({ events }) => events === undefined).flatMap((run) => oneByOne(eventRuns.eventsOf(run)));
    const late = fresh
      .filter(({ sk }) => sk.startsWith(SORT.lateEvent))
      .map((item) => ({ ...item, pk: errorPk(project_id, into), copied_from: item.copied_from ?? id }));
    await putItems(store, [...new Map([...runs, ...late].map((item) => [item.sk, item])).values()]);
    const lists = fresh.filter(({ sk }) => sk.startsWith(SORT.eventList));
    for (let start = 0; start < lists.length; start += AT_ONCE)
      await Promise.all(lists.slice(start, start + AT_ONCE).map((list) => copyList(store, list, from, into)));
    for (const { sk, events, pending } of fresh) copied.set(`${into} ${sk}`, (events ?? pending).length);
  }
  return latest;
}

const PROJECTION = 'pk, sk, events, pending, marks, expires_at, copied_from';

/** A longer list under the same name is kept, as in `event-lists.ts`. */
async function copyList(store: Store, list: Listing, { project_id, id }: TrackedError, into: number): Promise<void> {
  const [kind, received, sequence, ...shard] = list.sk.split('#');
  const sk = [kind, received, sequence, mergedShard(id, shard.join('#'))].join('#');
  const item: Key & CopiedList = {
    pk: errorPk(project_id, into),
    sk,
    events: list.events,
    expires_at: list.expires_at,
    copied_from: list.copied_from ?? id,
  };
  await putUnless(store, {
    Item: item,
    ConditionExpression: 'attribute_not_exists(pk) OR size(#events) < :length',
    ExpressionAttributeNames: { '#events': 'events' },
    ExpressionAttributeValues: { ':length': list.events.length },
  });
}
