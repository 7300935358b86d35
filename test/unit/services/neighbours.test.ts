import { describe, expect, it } from 'vitest';
import { openedEvent, type OpenedEvent } from '../../../shared/domain/stored-event.ts';
import { countInError } from '../../../shared/services/events/count-in-error.ts';
import { neighboursOf, readOutermost } from '../../../shared/services/events/neighbours.ts';
import * as errors from '../../../shared/store/errors.ts';
import * as events from '../../../shared/store/events.ts';
import { nothingListed, type ListingError } from '../../../shared/store/listed-events.ts';
import { useStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { after, eventId, HOUR_MS, NOW, records, summary } from '../../kit/unit/summaries.ts';
import { storedEvent } from '../../kit/unit/stored-events.ts';

const store = useStore();

/** An error's life whose events happened so many milliseconds after `NOW`, and were received at once or then. */
async function errorWith(...times: (number | { at: number; received: number })[]) {
  const project_id = newProjectId();
  const all = times.map((time, index) => {
    const { at, received } = typeof time === 'number' ? { at: time, received: time } : time;
    const fields = { timestamp: after(at), received: NOW.getTime() + received };
    const expires_at = Math.floor(fields.received / 1000) + 90 * 86_400;
    return openedEvent(storedEvent(summary({ project_id, event_id: eventId(index + 1), expires_at, ...fields })));
  });
  for (const event of all) await events.put(store, storedEvent(event));
  for (const [index, event] of all.entries()) await countInError(store, 'shard', records([event], index + 1), NOW);
  return { life: (await errors.readAny(store, project_id, 77))!, all };
}

/** By their numbers. */
async function around(life: ListingError, event: OpenedEvent, now = NOW): Promise<(number | null)[]> {
  const { newer, older } = await neighboursOf(store, life, event, now);
  return [newer, older].map((id) => (id === null ? null : parseInt(id, 16)));
}

describe('the neighbours of an event', () => {
  it('are those before and after it in the list: by the time at which they happened', async () => {
    const late = { at: 15_000, received: HOUR_MS };
    const { life, all } = await errorWith(0, 10_000, 20_000, late, 20_000);
    const found = [];
    for (const event of all) found.push(await around(life, event));
    expect(found).toEqual([
      [2, null],
      [4, 1],
      [5, 4],
      [3, 2],
      [null, 3],
    ]);
  });

  it('are none while it is not counted', async () => {
    const { life, all } = await errorWith(0, 20_000);
    expect(await around(life, { ...all[0]!, event_id: eventId(9), timestamp: after(10_000) })).toEqual([null, null]);
    const neverCounted = nothingListed(life.project_id, 78);
    expect(await around(neverCounted, { ...all[0]!, error_id: 78 })).toEqual([null, null]);
  });

  it('are no events that are past their time, nor of a life of the error that somebody has ended', async () => {
    const { life, all } = await errorWith(0, { at: 500, received: 9_000 }, 1_000, 2_000);
    const ended = { ...life, deleted_before: NOW.getTime() + 1_500 };
    expect(await around(ended, all[3]!)).toEqual([null, 2]);
    const later = new Date((all[2]!.expires_at + 0.5) * 1_000);
    expect(await around(life, all[3]!, later)).toEqual([null, 2]);
  });

  it('cost three reads of each side and one more, however many events are there', async () => {
    const { life, all } = await errorWith(...Array.from({ length: 40 }, (_, index) => index * 10_000));
    store.sent.length = 0;
    store.units = 0;
    expect(await around(life, all[20]!)).toEqual([22, 20]);
    expect([store.sent, store.units]).toEqual([Array.from({ length: 7 }, () => 'QueryCommand'), 7]);
  });
});

describe('the outermost events of an error', () => {
  it('are those that happened last and first, each with the one beside it', async () => {
    const { life } = await errorWith(0, 10_000, { at: -HOUR_MS, received: 20_000 });
    const [latest, oldest] = [
      await readOutermost(store, life, 'latest', NOW),
      await readOutermost(store, life, 'oldest', NOW),
    ];
    expect([latest?.event.event_id, latest?.neighbours]).toEqual([eventId(2), { newer: null, older: eventId(1) }]);
    expect([oldest?.event.event_id, oldest?.neighbours]).toEqual([eventId(3), { newer: eventId(1), older: null }]);
  });

  it('are those that are kept: the one that happened first may outlive those after it', async () => {
    const { life, all } = await errorWith(0, 1_000, { at: -1_000, received: HOUR_MS });
    const later = new Date(all[1]!.expires_at * 1_000);
    expect((await readOutermost(store, life, 'latest', later))?.event).toMatchObject({ event_id: eventId(3) });
    expect((await readOutermost(store, life, 'oldest', later))?.event).toMatchObject({ event_id: eventId(3) });
    const end = new Date(all[2]!.expires_at * 1_000);
    expect(await readOutermost(store, life, 'oldest', end)).toBeNull();
  });
});
