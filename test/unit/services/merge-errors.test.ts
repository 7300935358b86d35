import { describe, expect, it } from 'vitest';
import { MAX_MERGE_DEPTH } from '../../../shared/domain/error/merged.ts';
import { selectEvents } from '../../../shared/services/events/list-events.ts';
import { recount } from '../../../shared/services/events/recount.ts';
import * as errorLists from '../../../shared/store/error-lists.ts';
import * as errors from '../../../shared/store/errors.ts';
import * as eventStore from '../../../shared/store/events.ts';
import { hasCounted } from '../../../shared/store/has-counted.ts';
import { useStore } from '../../kit/store.ts';
import { dyingStore, Killed, type Death } from '../../kit/unit/dying-store.ts';
import { storedEvent } from '../../kit/unit/stored-events.ts';
import { after, eventId, HOUR_MS, NOW, records, summary } from '../../kit/unit/summaries.ts';
import { deliver, expectedCounts, storedCounts } from './counting.ts';
import {
  asMapped,
  happen,
  HEADLINE,
  itemsOfProject,
  MAPPED,
  merge,
  OTHER,
  projectWith,
  RAW,
  readError,
} from './merging.ts';

const store = useStore();
const DAY_MS = 24 * HOUR_MS;

describe('an error that is merged into another', () => {
  it.each([
    ['is there', { [MAPPED]: 10, [RAW]: 12 }],
    ['is not', { [RAW]: 12 }],
  ])('is all its own where that %s: counts, users, hours, list', async (_, counts) => {
    const { id, happened } = await projectWith(store, counts);
    const before = await readError(store, id, RAW);
    expect(await merge(store, id)).toMatchObject({ outcome: 'merged' });
    const { newErrors: _new, ...expected } = expectedCounts(asMapped(happened));
    expect(await storedCounts(store, id, { ...expected, newErrors: 0 })).toMatchObject(expected);
    const error = await readError(store, id);
    expect(error).toMatchObject({ ...HEADLINE, id: MAPPED, last_event_id: before.last_event_id });
    expect(await readError(store, id, RAW)).toEqual(error);
    expect(await errors.readItself(store, id, RAW)).toMatchObject({ merged_into: MAPPED, marks: before.marks });
  });

  it('is in no list of errors, and its alias has no count that would call the purge', async () => {
    const { id } = await projectWith(store, { [RAW]: 2, [OTHER]: 1 });
    await merge(store, id);
    const wanted = { order: 'last_seen', after: {}, limit: 10, now: NOW } as const;
    const { errors: listed } = await errorLists.list(store, id, ['unresolved'], wanted);
    expect(new Set(listed.map(({ error }) => error.id))).toEqual(new Set([MAPPED, OTHER]));
    const alias = (await itemsOfProject(store, id)).find(
      ({ pk, sk }) => pk === `ERROR#${id}#${RAW}` && sk === 'ERROR',
    )!;
    expect(Object.keys(alias)).not.toContain('count');
    expect(Object.keys(alias)).not.toContain('error_list');
  });

  /** Lists of many events, runs, pending and late events, days that are closed to one error or to both. */
  async function worn() {
    const { id, happened } = await projectWith(store, { [RAW]: 9, [MAPPED]: 1 });
    const at = (days: number, error_id: number, number: number) => {
      const received = NOW.getTime() + days * DAY_MS;
      const timestamp = new Date(received - (number % 3) * 7 * HOUR_MS + number).toISOString();
      return summary({ project_id: id, error_id, event_id: eventId(number), received, timestamp });
    };
    const later = [
      at(1, MAPPED, 101),
      at(2, RAW, 102),
      at(3, MAPPED, 103),
      at(3, RAW, 104),
      at(4, RAW, 105),
      at(2, RAW, 106),
      ...Array.from({ length: 20 }, (_, index) => at(4, RAW, 110 + 3 * index)),
    ];
    const rest = [at(5, MAPPED, 201), at(1, RAW, 202), at(5, RAW, 203)];
    await deliver(store, 'shard', records(later.slice(0, 6), 50));
    await deliver(store, 'shard', records(later.slice(6), 60));
    return { id, all: [...happened, ...later, ...rest], later, rest };
  }

  it('may be killed between any two calls of its merge, and after the last', async () => {
    const checked = async (death: Death | null): Promise<number> => {
      const { id, all, later, rest } = await worn();
      const dying = dyingStore(store, death);
      const wasKilled = await merge(dying, id, RAW, MAPPED).then(
        () => false,
        (error: unknown) => error instanceof Killed,
      );
      expect(wasKilled).toBe(death !== null);
      // Both errors are counted on before it is done again, and what was counted comes again.
      await deliver(store, 'shard', records([...later.slice(6), ...rest], 60));
      if (wasKilled) await merge(store, id);
      expect(await merge(store, id)).toEqual({ outcome: 'nothing' });
      await deliver(store, 'shard', records([...later.slice(6), ...rest], 60));
      const { newErrors: _new, used: _used, ...expected } = expectedCounts(asMapped(all));
      expect(await storedCounts(store, id, { ...expected, used: {}, newErrors: 0 })).toMatchObject(expected);
      return dying.calls;
    };
    const calls = await checked(null);
    expect(calls).toBeGreaterThan(8);
    for (let call = 0; call < calls; call++) await checked({ call, when: 'before' });
    await checked({ call: calls - 1, when: 'after' });
  });

  it('counts its events on as those of the other: each once, with its own watermark, and called as the other is', async () => {
    const { id, happened } = await projectWith(store, { [MAPPED]: 1, [RAW]: 2 });
    await merge(store, id);
    const more = [1, 2, 3].map((number) =>
      summary({ project_id: id, error_id: RAW, event_id: eventId(50 + number), timestamp: after(1_000 + number) }),
    );
    store.sent.length = 0;
    await happen(store, more.slice(0, 1), 50);
    // It and the other are read, it is listed below both, and both are written at once.
    expect(store.sent.filter((name) => name.includes('Transact'))).toHaveLength(1);
    await happen(store, more.slice(1), 51);
    await deliver(store, 'shard', records(more, 50));
    await deliver(store, 'shard', records(happened));
    const expected = expectedCounts(asMapped([...happened, ...more]));
    expect(await storedCounts(store, id, { ...expected, newErrors: 2 })).toEqual({ ...expected, newErrors: 2 });
    expect(await readError(store, id)).toMatchObject(HEADLINE);
  });

  it('still tells which of its records were counted, and which were passed by', async () => {
    const { id, happened } = await projectWith(store, { [RAW]: 3 });
    const skipped = summary({ project_id: id, error_id: RAW, event_id: eventId(60), timestamp: after(60) });
    const next = summary({ project_id: id, error_id: RAW, event_id: eventId(61), timestamp: after(61) });
    await deliver(store, 'shard', records([next], 11));
    await merge(store, id);
    const last = summary({ project_id: id, error_id: RAW, event_id: eventId(63), timestamp: after(63) });
    const passed = summary({ project_id: id, error_id: RAW, event_id: eventId(62), timestamp: after(62) });
    await deliver(store, 'shard', records([last], 13));
    const asked = [...records(happened), ...records([skipped, next, passed, last], 10)];
    const counted = await Promise.all(asked.map((record) => hasCounted(store, 'shard', record)));
    expect(counted).toEqual([true, true, true, false, true, false, true]);
  });

  it('has what the consumer gave up on before counted once, as events of the other', async () => {
    const { id } = await projectWith(store, { [RAW]: 2, [MAPPED]: 1 });
    const [skipped, next] = [60, 61].map((number) =>
      summary({ project_id: id, error_id: RAW, event_id: eventId(number), timestamp: after(number) }),
    );
    await eventStore.put(store, storedEvent(skipped!));
    await eventStore.put(store, storedEvent(next!));
    await deliver(store, 'shard', records([next!], 11));
    await merge(store, id);
    const given = records([skipped!, next!], 10).map(({ sequence, value }) => ({
      projectId: id,
      eventId: value.event_id,
      sequence,
    }));
    const failure = { shard: 'shard', first: given[0]!.sequence, events: given };
    for (let time = 0; time < 2; time++)
      expect(await recount(store, failure, NOW)).toEqual({ counted: 1, before: 1, gone: 0 });
    expect(await readError(store, id)).toMatchObject({ id: MAPPED, count: 5 });
    expect((await selectEvents(store, await readError(store, id), { limit: 10, after: null }, NOW)).rows).toHaveLength(
      5,
    );
  });

  it('is itself again when it is merged on: the ids of both lead to the third, in few steps', async () => {
    const { id, happened } = await projectWith(store, { [RAW]: 2, [MAPPED]: 1, [OTHER]: 1 });
    await merge(store, id, RAW, MAPPED);
    await merge(store, id, MAPPED, OTHER);
    expect((await readError(store, id, RAW)).id).toBe(OTHER);
    const ids = (await selectEvents(store, await readError(store, id, RAW), { limit: 10, after: null }, NOW)).rows;
    expect(ids).toHaveLength(happened.length);
    // A circle cannot be made.
    expect(await merge(store, id, OTHER, RAW)).toEqual({ outcome: 'nothing' });
    for (let step = 0; step < 3 * MAX_MERGE_DEPTH; step++) {
      const from = step === 0 ? OTHER : 100 + step;
      await merge(store, id, from, 100 + step + 1);
    }
    expect((await readError(store, id, OTHER)).merge_depth).toBe(MAX_MERGE_DEPTH);
  });
});
