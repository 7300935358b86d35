import { describe, expect, it } from 'vitest';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import * as errors from '../../../shared/store/errors.ts';
import type { Store } from '../../../shared/store/table/store.ts';
import { atOnce, itemsOf, useStore } from '../../kit/store.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';
import { listOf } from '../../kit/unit/listed.ts';
import { eventId, NOW, records, summary } from '../../kit/unit/summaries.ts';

const store = useStore();
let lastProject = 0;

/** Events of an error of a project of its own. */
function eventsOf(count: number): EventSummary[] {
  const project_id = ++lastProject;
  return Array.from({ length: count }, (_, index) => summary({ project_id, event_id: eventId(index + 1) }));
}
const idsOf = async ({ project_id, error_id }: EventSummary, from: Store = store): Promise<string[]> =>
  (await listOf(from, project_id, error_id, { way: 'older', after: null, limit: 1_000 })).map(({ id }) => id);
const countOf = async ({ project_id, error_id }: EventSummary): Promise<number | undefined> =>
  (await errors.read(store, project_id, error_id, NOW))?.count;

describe('a batch of events of one error', () => {
  it.each([9, 100])('costs the same calls for %i events: a burst meets no hot item', async (count) => {
    const events = eventsOf(count);
    store.sent.length = 0;
    await countInError(store, 'shard', records(events), NOW);
    expect(store.sent.toSorted()).toEqual(['GetItemCommand', 'PutCommand', 'PutCommand'].map(nameOfCommand));
    expect(await countOf(events[0]!)).toBe(count);
  });

  it.each([1, 8])('of %i is listed by the error itself, without a call', async (count) => {
    const events = eventsOf(count);
    store.sent.length = 0;
    await countInError(store, 'shard', records(events), NOW);
    expect(store.sent.toSorted()).toEqual(['GetItemCommand', 'PutCommand'].map(nameOfCommand));
    expect((await idsOf(events[0]!)).toSorted()).toEqual(events.map(({ event_id }) => event_id));
  });

  it('moves what is pending into one item when the ninth event comes, each once, and keeps pending what came then', async () => {
    const events = eventsOf(20);
    for (const [index, event] of events.entries()) await countInError(store, 'shard', records([event], index + 1), NOW);
    const { project_id } = events[0]!;
    const runs = (await itemsOf(store)).filter((item) => item['pk'] === `ERROR#${project_id}#77`);
    expect(runs.map(({ sk, count }) => [String(sk).split('#')[0], count])).toEqual([
      ['ERROR', 20],
      ['EVENT_RUN', 8],
      ['EVENT_RUN', 8],
    ]);
    expect(await idsOf(events[0]!)).toEqual(events.map(({ event_id }) => event_id).toReversed());
  });

  it('a batch that is delivered again is read and not written', async () => {
    const batch = records(eventsOf(3));
    await countInError(store, 'shard', batch, NOW);
    const before = await itemsOf(store);
    store.sent.length = 0;
    await countInError(store, 'shard', batch, NOW);
    expect(await itemsOf(store)).toEqual(before);
    expect(store.sent.filter((name) => name.startsWith('Put'))).toEqual([]);
  });

  it('is listed newest first', async () => {
    const events = eventsOf(5);
    await countInError(store, 'shard', records(events.slice(0, 3)), NOW);
    await countInError(store, 'shard', records(events.slice(3), 4), NOW);
    expect(await idsOf(events[0]!)).toEqual(events.map(({ event_id }) => event_id).toReversed());
  });

  it('is wholly listed when a part of it is counted by another at the same time', async () => {
    const events = eventsOf(10);
    const whole = records(events);
    // The one with a part has seen that nothing is counted, and comes last with its list.
    const late = { ...store, db: Object.create(store.db) as Store['db'] };
    let reads = 0;
    late.db.send = (async (command: { input: object }) => {
      const answer = await store.db.send(command as never);
      if (reads++ === 0) await countInError(store, 'shard', whole, NOW);
      return answer;
    }) as never;
    await countInError(late, 'shard', whole.slice(0, 9), NOW);
    expect(await countOf(events[0]!)).toBe(10);
    expect(await idsOf(events[0]!)).toEqual(events.map(({ event_id }) => event_id).toReversed());
  });

  it('is listed once though the one who counted it first died, and it came in other parts then', async () => {
    const events = eventsOf(12);
    const batch = records(events);
    await expect(countInError(dyingStore(store, { call: 2, when: 'before' }), 'shard', batch, NOW)).rejects.toThrow(
      Killed,
    );
    await countInError(store, 'shard', batch.slice(0, 10), NOW);
    await countInError(store, 'shard', batch.slice(10), NOW);
    const ids = await idsOf(events[0]!);
    expect(ids.toSorted()).toEqual(events.map(({ event_id }) => event_id));
  });

  it('a batch of one shard does not hide one of another with the same numbers', async () => {
    const [one, other] = eventsOf(2) as [EventSummary, EventSummary];
    await countInError(store, 'shard-1', records([one]), NOW);
    await countInError(store, 'shard-2', records([other]), NOW);
    expect(await countOf(one)).toBe(2);
    expect((await idsOf(one)).toSorted()).toEqual([one.event_id, other.event_id]);
  });

  it('is counted by twenty at once, of twenty shards, without losing any', async () => {
    const events = eventsOf(20);
    await atOnce(20, (index) => countInError(store, `shard-${index}`, records([events[index]!]), NOW));
    expect(await countOf(events[0]!)).toBe(20);
    expect((await idsOf(events[0]!)).toSorted()).toEqual(events.map(({ event_id }) => event_id));
  });
});

/** The document client names a command by the client's below it. */
function nameOfCommand(name: string): string {
  return { PutCommand: 'PutItemCommand' }[name] ?? name;
}
