import { describe, expect, it } from 'vitest';
import * as events from '../../../shared/store/events.ts';
import type { EventSummary } from '../../../shared/domain/event-summary.ts';
import { openedEvent } from '../../../shared/domain/stored-event.ts';
import { atOnce, tally, useStore } from '../../kit/store.ts';
import { newProjectId } from '../../kit/unit/tracked-errors.ts';
import { storedEvent } from '../../kit/unit/stored-events.ts';
import { eventId, NOW, summary } from '../../kit/unit/summaries.ts';

const store = useStore();
const event = (fields: Partial<EventSummary> = {}) => storedEvent(summary(fields), { message: 'no' });

describe('an event', () => {
  it('is stored once, however often and at the same time it is sent', async () => {
    const project_id = newProjectId();
    const outcomes = await atOnce(10, (index) => events.put(store, event({ project_id, title: `${index}` })));
    expect(tally(outcomes)).toEqual({ stored: 1, duplicate: 9 });
    const first = outcomes.findIndex(({ outcome }) => outcome === 'stored');
    const read = await events.read(store, project_id, eventId(1), NOW);
    expect(openedEvent(read!)).toMatchObject({ title: `${first}` });
  });

  it('is one of its project: another may have the same id', async () => {
    const ids = [newProjectId(), newProjectId()];
    const outcomes = await Promise.all(ids.map((project_id) => events.put(store, event({ project_id }))));
    expect(tally(outcomes)).toEqual({ stored: 2 });
  });

  it('is read as it was stored', async () => {
    const project_id = newProjectId();
    for (const [id, more] of [{}, { overflow: 1_000 }].entries()) {
      const put = event({ project_id, event_id: eventId(id), release: '1', user_hash: 2 ** 52 - 1, ...more });
      await events.put(store, put);
      expect(await events.read(store, project_id, put.event_id, NOW)).toEqual({
        ...put,
        packed: new Uint8Array(put.packed),
      });
    }
  });

  it('an event past its time is gone, though DynamoDB has it still', async () => {
    const old = event({ project_id: newProjectId(), expires_at: NOW.getTime() / 1000 });
    await events.put(store, old);
    expect(await events.read(store, old.project_id, old.event_id, NOW)).toBeNull();
    expect(await events.readMany(store, old.project_id, [old.event_id], NOW)).toEqual([]);
    expect(await events.read(store, old.project_id, old.event_id, new Date(NOW.getTime() - 1))).not.toBeNull();
  });
});

describe('several events', () => {
  it('come in the order in which they were asked for, more than a batch of them, without those that are gone', async () => {
    const project_id = newProjectId();
    const ids = Array.from({ length: 130 }, (_, index) => eventId(index + 1));
    const there = ids.filter((_, index) => index % 3 !== 0);
    await Promise.all(there.map((event_id) => events.put(store, event({ project_id, event_id }))));
    const asked = ids.toReversed();
    const found = await events.readMany(store, project_id, asked, NOW);
    expect(found.map(({ event_id }) => event_id)).toEqual(there.toReversed());
  });
});
