import { describe, expect, it } from 'vitest';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import * as events from '../../../shared/store/events.ts';
import * as projects from '../../../shared/store/projects.ts';
import { freshProject, itemsOf, useStore } from '../../kit/store.ts';
import { dyingStore, Killed, type Death } from '../../kit/unit/dying-store.ts';
import { NOW, records } from '../../kit/unit/summaries.ts';
import { deliver, drawnEvent, expectedCounts, storedCounts, type Counts } from './counting.ts';
import { storedEvent } from '../../kit/unit/stored-events.ts';

const store = useStore();

/** Two errors, two keys, two hours, two days. */
async function batchOfNewProject(): Promise<{ id: number; happened: EventSummary[] }> {
  const { id } = await freshProject(store);
  const fields = [
    { error: 1, key: 1, hoursAgo: 0, user: 7 },
    { error: 2, key: 2, hoursAgo: 1, user: null },
    { error: 1, key: 2, hoursAgo: 15, user: 8 },
    { error: 1, key: 1, hoursAgo: 0, user: 7 },
    { error: 2, key: 1, hoursAgo: 0, user: null },
  ];
  return { id, happened: fields.map((one, number) => drawnEvent(id, one, number)) };
}

async function callsOfOneBatch(): Promise<number> {
  const { happened } = await batchOfNewProject();
  const counting = dyingStore(store, null);
  await deliver(counting, 'shard', records(happened));
  return counting.calls;
}

const counted = (id: number, happened: readonly EventSummary[]): Promise<Counts> =>
  storedCounts(store, id, expectedCounts(happened));

describe('a batch of new events', () => {
  it.each(['before', 'after'] as const)(
    'may be killed just %s any of its calls: delivered again, as it was or in halves, it counts once',
    async (when) => {
      const calls = await callsOfOneBatch();
      expect(calls).toBeGreaterThan(10);
      for (let call = 0; call < calls; call++) {
        for (const split of [5, 2]) {
          const { id, happened } = await batchOfNewProject();
          const batch = records(happened);
          const death: Death = { call, when };
          await expect(deliver(dyingStore(store, death), 'shard', batch)).rejects.toThrow(Killed);
          await deliver(store, 'shard', batch.slice(0, split));
          await deliver(store, 'shard', batch.slice(split));
          expect(await counted(id, happened)).toEqual(expectedCounts(happened));
        }
      }
    },
  );

  it.each(['before', 'after'] as const)(
    'that closes days may be killed just %s any of its calls: delivered again, it counts once',
    async (when) => {
      const some = { error: 1, key: 1, user: null };
      const hoursAgo = [0, 14, 3];
      const first = hoursAgo.map((hours) => ({ ...some, hoursAgo: hours }));
      // A later day; what comes late from a day that it closes; and from one of which nothing was counted.
      const second = [3, 0, -2].map((daysLater) => ({ ...some, hoursAgo: 1, daysLater }));
      const counting = async (death: Death | null) => {
        const { id } = await freshProject(store);
        const happened = [...first, ...second].map((one, number) => drawnEvent(id, one, number));
        const batch = records(happened);
        await deliver(store, 'shard', batch.slice(0, first.length));
        const dying = dyingStore(store, death);
        const rest = deliver(dying, 'shard', batch.slice(first.length));
        const wasKilled = await rest.then(
          () => false,
          (error: unknown) => error instanceof Killed,
        );
        expect(wasKilled).toBe(death !== null);
        if (wasKilled) {
          // Another shard counts first what comes then.
          const other = drawnEvent(id, { ...some, hoursAgo: 0, daysLater: 7 }, happened.length);
          await deliver(store, 'other', records([other]));
          await deliver(store, 'shard', batch.slice(first.length));
          happened.push(other);
        }
        const expected = expectedCounts(happened);
        expect(await storedCounts(store, id, expected)).toEqual(expected);
        return dying.calls;
      };
      const calls = await counting(null);
      // Six of any batch; what comes late is listed; two days of the error and of the project are closed; the project adds to
      // two, the error in the transaction that counts it.
      expect(calls).toBe(6 + 1 + 4 + 2);
      for (let call = 0; call < calls; call++) await counting({ call, when });
    },
  );

  it('may be killed again while it is repeated', async () => {
    const { id, happened } = await batchOfNewProject();
    const batch = records(happened);
    for (let call = 0; call < (await callsOfOneBatch()); call++)
      await deliver(dyingStore(store, { call, when: 'after' }), 'shard', batch).catch(() => undefined);
    await deliver(store, 'shard', batch);
    expect(await counted(id, happened)).toEqual(expectedCounts(happened));
  });

  it('may be delivered to two at once', async () => {
    const { id, happened } = await batchOfNewProject();
    const batch = records(happened);
    await Promise.all([deliver(store, 'shard', batch), deliver(store, 'shard', batch)]);
    expect(await counted(id, happened)).toEqual(expectedCounts(happened));
  });

  it('events of several projects count in each', async () => {
    const [one, other] = [await batchOfNewProject(), await batchOfNewProject()];
    await deliver(store, 'shard', records([...one.happened, ...other.happened]));
    expect(await counted(one.id, one.happened)).toEqual(expectedCounts(one.happened));
    expect(await counted(other.id, other.happened)).toEqual(expectedCounts(other.happened));
  });

  it.each([
    [1, 2],
    [10, 3],
    [100, 3],
  ])('%i events of one error and key make %i calls for it, and as many others as any number', async (count, calls) => {
    const { id } = await freshProject(store);
    const happened = Array.from({ length: count }, (_, number) =>
      drawnEvent(id, { error: 1, key: 1, hoursAgo: 0, user: number }, number),
    );
    const counting = dyingStore(store, null);
    await deliver(counting, 'shard', records(happened));
    // Project and key; the error, with a list of more events than it lists itself; the counts of the project.
    expect(counting.calls).toBe(1 + calls + 2);
  });

  it('events from all over the last month make one call more for each 25 of them', async () => {
    const { id } = await freshProject(store);
    const happened = Array.from({ length: 100 }, (_, number) =>
      drawnEvent(id, { error: 1, key: 1, hoursAgo: number * 7, user: null }, number),
    );
    const counting = dyingStore(store, null);
    await deliver(counting, 'shard', records(happened));
    // All but the first are listed by themselves.
    expect(counting.calls).toBe(6 + 4);
    expect(await counted(id, happened)).toEqual(expectedCounts(happened));
  });

  it('events of a project that was deleted meanwhile are removed, and leave nothing', async () => {
    const project = await freshProject(store);
    const batch = [0, 1].map((number) => drawnEvent(project.id, { error: 1, key: 1, hoursAgo: 0, user: null }, number));
    for (const event of batch) await events.put(store, storedEvent(event));
    await projects.remove(store, project);
    const before = (await itemsOf(store)).length;
    await deliver(store, 'shard', records(batch));
    expect(await events.read(store, project.id, batch[0]!.event_id, NOW)).toBeNull();
    expect(await itemsOf(store)).toHaveLength(before - 2);
  });
});

describe('events of one error', () => {
  it('are stored in a partition each, so that a burst spreads over the table', async () => {
    const { id } = await freshProject(store);
    for (let number = 0; number < 10; number++) {
      const event = drawnEvent(id, { error: 1, key: 1, hoursAgo: 0, user: null }, number);
      store.sent.length = 0;
      await events.put(store, storedEvent(event));
      expect(store.sent).toEqual(['PutItemCommand']);
    }
    const partitions = (await itemsOf(store)).map(({ pk }) => String(pk)).filter((pk) => pk.startsWith(`EVENT#${id}#`));
    expect(new Set(partitions).size).toBe(10);
  });
});
