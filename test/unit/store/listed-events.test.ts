import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LIST_SPREAD_MS, newestFirst, placeOf, type EventPlace } from '../../../shared/domain/event-order.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import type { Wanted } from '../../../shared/store/listed-events.ts';
import { useStore } from '../../kit/store.ts';
import { dyingStore, Killed } from '../../kit/unit/dying-store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { listOf } from '../../kit/unit/listed.ts';
import { after, eventId, HOUR_MS, NOW, records, summary } from '../../kit/unit/summaries.ts';

const store = useStore();
const SHARDS = ['shardId-1', 'shardId-2'];

async function list(projectId: number, way: Wanted['way'], from: EventPlace | null, limit: number) {
  const found = await listOf(store, projectId, 77, { way, after: from, limit });
  return found.map(({ happened, id }) => ({ happened, id }));
}

/** Every page, as somebody sees them who follows the cursors. */
async function walked(projectId: number, way: Wanted['way'], limit: number): Promise<EventPlace[]> {
  const places: EventPlace[] = [];
  for (let page = await list(projectId, way, null, limit); page.length > 0;) {
    places.push(...page);
    if (places.length > 500) throw new Error('the pages have no end');
    page = await list(projectId, way, page.at(-1)!, limit);
  }
  return places;
}

const placesOf = (events: readonly EventSummary[]): EventPlace[] => events.map(placeOf).toSorted(newestFirst);

/** How late (milliseconds) an event comes: at once, some seconds, days; a clock may be ahead. Often the same. */
const lateness = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -4_000, max: 4_000 }) },
  fc.integer({ min: 0, max: 2_000 }),
  fc.constantFrom(0, MAX_LIST_SPREAD_MS, MAX_LIST_SPREAD_MS + 1, -MAX_LIST_SPREAD_MS, 5 * 24 * HOUR_MS),
  fc.integer({ min: -60_000, max: 60_000 }),
  fc.integer({ min: 0, max: 30 * 24 * HOUR_MS }),
);
/** Of which shard, how long after the event before it, and how late. */
const arrival = fc.record({
  shard: fc.nat(SHARDS.length - 1),
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 8_000 })),
  late: lateness,
  /** So many bytes that there is room for all that may be pending, for some of it, or for none. */
  culprit: fc.constantFrom(0, 0, 560, 700),
});
const delivery = fc.record({
  shard: fc.nat(SHARDS.length - 1),
  back: fc.nat(4),
  length: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 9 })),
  death: fc.option(fc.record({ call: fc.nat(6), when: fc.constantFrom('before' as const, 'after' as const) })),
});

describe("the pages of an error's events", () => {
  it('have each event once and in the order in which they happened, however they came and were delivered', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { minLength: 1, maxLength: 40 }),
        fc.array(delivery, { maxLength: 24 }),
        fc.integer({ min: 1, max: 12 }),
        async (arrivals, deliveries, limit) => {
          const project_id = newProjectId();
          let received = NOW.getTime();
          const events = arrivals.map(({ shard, wait, late, culprit }, index) => {
            received += wait;
            const timestamp = new Date(received - late).toISOString();
            const expires_at = Math.floor(received / 1000) + 90 * 86_400;
            const texts = { culprit: 'c'.repeat(culprit), event_id: eventId(index + 1), expires_at };
            return { shard, value: summary({ project_id, ...texts, received, timestamp }) };
          });
          const shards = SHARDS.map((_, shard) =>
            records(events.filter((event) => event.shard === shard).map(({ value }) => value)),
          );
          const done = SHARDS.map(() => 0);
          for (const { shard, back, length, death } of deliveries) {
            const from = Math.max(0, done[shard]! - back);
            const batch = shards[shard]!.slice(from, from + length);
            if (batch.length === 0) continue;
            const counted = countInError(dyingStore(store, death), SHARDS[shard]!, batch, NOW).then(
              () => true,
              (error: unknown) => {
                if (!(error instanceof Killed)) throw error;
                return false;
              },
            );
            if (await counted) done[shard] = Math.max(done[shard]!, from + batch.length);
          }
          for (const [shard, all] of shards.entries())
            if (all.length > done[shard]!) await countInError(store, SHARDS[shard]!, all.slice(done[shard]), NOW);

          const expected = placesOf(events.map(({ value }) => value));
          expect(await walked(project_id, 'older', limit)).toEqual(expected);
          expect(await walked(project_id, 'newer', limit)).toEqual(expected.toReversed());
        },
      ),
      { numRuns: Number(process.env['GLET_MODEL_RUNS'] ?? 40) },
    );
  });

  it('are in order where many lists hold events of the same seconds, of which a few are read at a time', async () => {
    const project_id = newProjectId();
    const events = Array.from({ length: 60 }, (_, index) => {
      const received = NOW.getTime() + index * 200;
      const timestamp = new Date(received - [0, 4_500, -4_500][index % 3]!).toISOString();
      return summary({ project_id, event_id: eventId(index + 1), received, timestamp });
    });
    for (const [index, event] of events.entries()) await countInError(store, 'shard', records([event], index + 1), NOW);
    for (const limit of [1, 7]) {
      expect(await walked(project_id, 'older', limit)).toEqual(placesOf(events));
      expect(await walked(project_id, 'newer', limit)).toEqual(placesOf(events).toReversed());
    }
  });

  it('are in order where one shard lags behind, so that many events came between those of a few seconds', async () => {
    const project_id = newProjectId();
    const events: EventSummary[] = [];
    const count = async (shard: string, seconds: number): Promise<void> => {
      const number = events.length + 1;
      const event = summary({ project_id, event_id: eventId(number), timestamp: after(seconds * 1_000) });
      events.push(event);
      await countInError(store, shard, records([event], number), NOW);
    };
    for (let round = 0; round < 10; round++) {
      await count(SHARDS[1]!, 10 + round);
      for (let each = 0; each < 7; each++) await count(SHARDS[0]!, 1_000 + 100 * events.length);
    }
    expect(await walked(project_id, 'older', 3)).toEqual(placesOf(events));
    expect(await walked(project_id, 'newer', 3)).toEqual(placesOf(events).toReversed());
  });

  it('are stable while events arrive: whoever pages through them misses none that was there, and sees none twice', async () => {
    const project_id = newProjectId();
    const at = (number: number, timestamp: string, received = timestamp) =>
      summary({ project_id, event_id: eventId(number), timestamp, received: Date.parse(received) });
    const first = Array.from({ length: 30 }, (_, index) => at(index + 1, after(index * 1_000)));
    for (const [index, event] of first.entries()) await countInError(store, 'shard', records([event], index + 1), NOW);
    const seen: EventPlace[] = [];
    for (let turn = 0; turn < 10; turn++) {
      seen.push(...(await list(project_id, 'older', seen.at(-1) ?? null, 3)));
      // One that is new, and one that comes late to where the reader has been already.
      const more = [at(100 + turn, after(60_000 + turn)), at(200 + turn, after(29_500 + turn), after(90_000))];
      await countInError(store, 'shard', records(more, 1_000 + 2 * turn), NOW);
    }
    expect(seen).toEqual(placesOf(first));
  });

  it('find a late event from far back at its place, whatever was counted with it', async () => {
    const project_id = newProjectId();
    const times = [0, 10_000, 20_000].map(after);
    const batch = [0, 1, 2].map((index) =>
      summary({ project_id, event_id: eventId(index + 1), timestamp: times[index]! }),
    );
    const late = summary({
      ...batch[0]!,
      event_id: eventId(9),
      timestamp: after(15_000),
      received: NOW.getTime() + HOUR_MS,
    });
    const ahead = summary({
      ...batch[0]!,
      event_id: eventId(8),
      timestamp: after(HOUR_MS + 60_000),
      received: late.received,
    });
    await countInError(store, 'shard', records([...batch, late, ahead]), NOW);
    const ids = (await walked(project_id, 'older', 2)).map(({ id }) => id);
    expect(ids).toEqual([8, 3, 9, 2, 1].map(eventId));
  });
});
