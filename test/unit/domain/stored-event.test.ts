import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packText, unpackText } from '../../../shared/domain/packing/packed-text.ts';
import { closedEvent, openedEvent, summaryOf, type StoredEvent } from '../../../shared/domain/stored-event.ts';
import type { JsonObject } from '../../../shared/ingest/event/error-event.ts';
import { itemOf } from '../../../shared/store/event-item.ts';
import { anyText } from '../../kit/any-text.ts';
import { sampleEvents, storedSamples } from '../../kit/dictionary/sample-events.ts';
import { itemSize } from '../../kit/item-size.ts';
import { storedEvent } from '../../kit/unit/stored-events.ts';
import { summary } from '../../kit/unit/summaries.ts';

const PAYLOAD = { message: 'no', extra: { lines: 'one\ntwo\u2028three', lone: '\ud800' } };

/** The same event, packed with another dictionary. */
function repacked(event: StoredEvent, number: number): StoredEvent {
  return { ...event, packed: packText(unpackText(event.packed), number) };
}

describe('a stored event', () => {
  it('has outside of what is packed no more than what it is found, judged and removed by', () => {
    const { packed: _, ...outside } = storedEvent(summary());
    expect(Object.keys(outside)).toEqual(['project_id', 'event_id', 'error_id', 'received', 'expires_at']);
    expect(storedEvent(summary({ overflow: 5 })).overflow).toBe(5);
  });

  it.each([0, 1])('opens as it was closed, packed with dictionary %i', (number) => {
    const event = repacked(
      storedEvent(summary({ release: '1', user_hash: 2 ** 52 - 1, overflow: 5 }), PAYLOAD),
      number,
    );
    const { payload, ...opened } = openedEvent(event);
    const all = summary({ release: '1', user_hash: 2 ** 52 - 1, overflow: 5, payload_bytes: event.packed.length });
    expect(opened).toEqual(all);
    expect(JSON.parse(payload)).toEqual(PAYLOAD);
    expect(summaryOf(event)).toEqual(all);
  });

  it('opens as it was closed, whatever its texts are', () => {
    fc.assert(
      fc.property(anyText, fc.jsonValue(), (text, value) => {
        const payload = { value } as JsonObject;
        const event = storedEvent(summary({ title: text, message: text, culprit: text }), payload);
        expect(openedEvent(event)).toMatchObject({ title: text, message: text, culprit: text });
        expect(openedEvent(event).payload).toBe(JSON.stringify(payload));
      }),
    );
  });

  it('counts in the error that it is moved to', () => {
    expect(summaryOf({ ...storedEvent(summary()), error_id: 9, overflow: 5 })).toMatchObject({
      error_id: 9,
      overflow: 5,
    });
  });

  it('does not open when it is no such thing', () => {
    const of = (packed: Uint8Array): StoredEvent => ({ ...storedEvent(summary()), packed });
    for (const text of ['', '{}', '{"title":\n{}']) expect(() => openedEvent(of(packText(text)))).toThrow(SyntaxError);
    expect(() => openedEvent(of(new Uint8Array()))).toThrow('nothing is packed');
  });
});

describe('the item of an event that was recorded', () => {
  const recorded = storedSamples(sampleEvents('held-out'));
  const mean = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const sizes = recorded.map((event) => itemSize(itemOf(event)));

  it('is smaller with the dictionary than without, each of them and all of them by a third', () => {
    const without = recorded.map((event) => itemSize(itemOf(repacked(event, 0))));
    for (const [index, size] of sizes.entries()) expect(size).toBeLessThan(without[index]!);
    expect(mean(sizes)).toBeLessThan(mean(without) * 0.67);
  });

  it('takes one write unit and a half on average', () => {
    expect(mean(sizes.map((size) => Math.ceil(size / 1024)))).toBeLessThanOrEqual(1.6);
  });

  it('has a hundred bytes or so beside what is packed, and sixty in it for the summary', () => {
    for (const [index, event] of recorded.entries()) {
      expect(sizes[index]! - event.packed.length).toBeLessThan(115);
      const payload = openedEvent(event).payload;
      const alone = closedEvent(summaryOf(event), () => packText(payload));
      expect(event.packed.length - alone.packed.length).toBeLessThan(160);
    }
  });
});
