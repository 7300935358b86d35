import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as packed from '../../../shared/store/packed.ts';
import type { PendingEvent } from '../../../shared/domain/error/pending.ts';
import { packPending, unpackPending } from '../../../shared/store/packed-pending.ts';
import { sequenceNumber } from '../../../shared/domain/watermark.ts';

const shard = fc.oneof(
  fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }), fc.integer({ min: 0, max: 0xffffffff }))
    .map(([number, suffix]) => `shardId-${String(number).padStart(20, '0')}-${suffix.toString(16).padStart(8, '0')}`),
  fc.string({ unit: 'binary' }),
);
const sequence = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 40n - 1n }).map((number) => sequenceNumber(String(number))),
  fc.string(),
);
const whole = fc.maxSafeNat();
const withoutPrototype = <Value>(object: Record<string, Value>): [string, Value][] => Object.entries(object);

describe('what is packed is what was there', () => {
  it('of hours', () => {
    const hour = fc.integer({ min: 400_000, max: 400_050 }).map(String);
    fc.assert(
      fc.property(fc.dictionary(hour, fc.integer({ min: 1, max: 2 ** 40 })), fc.nat(), (hours, hours_from) => {
        const running = { hours: { ...hours }, hours_from };
        expect(packed.unpackHours(packed.packHours(running))).toEqual(running);
      }),
    );
  });

  it('of watermarks and places in the stream', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(shard, sequence, whole), { selector: ([name]) => name }), (all) => {
        const marks = Object.fromEntries(all.map(([name, last, at]) => [name, { last, at }]));
        expect(withoutPrototype(packed.unpackMarks(packed.packMarks(marks)))).toEqual(withoutPrototype(marks));
        for (const [name, last] of all) {
          const place = { shard: name, sequence: last };
          expect(packed.unpackPlace(packed.packPlace(place))).toEqual(place);
        }
      }),
    );
  });

  it('of pending events, but for records of a shard that was forgotten', () => {
    const event = fc.record({
      id: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString('hex')),
      received: fc.integer({ min: 0, max: 2 ** 42 }),
      shift: fc.integer({ min: -5_000, max: 5_000 }),
      shard: fc.nat(2),
      back: fc.bigInt({ min: 0n, max: 10n ** 20n }),
      gap: fc.option(fc.bigInt({ min: 1n, max: 10n ** 20n })),
    });
    const marks = Object.fromEntries(
      ['shard 0', 'shard 1'].map((name) => [name, { last: sequenceNumber('9'.repeat(30)), at: 1 }]),
    );
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 8 }), fc.nat(10 ** 8), (drawn, keptS) => {
        const pending = drawn.map(({ id, received, shift, shard: of, back, gap }): PendingEvent => {
          const last = 10n ** 30n - 1n - back;
          const after = gap === null ? '' : sequenceNumber(String(last - gap));
          const counted = { shard: `shard ${of}`, sequence: sequenceNumber(String(last)), after };
          return { id, received, happened: received + shift, expires_at: Math.floor(received / 1000) + keptS, counted };
        });
        const known = pending.map((one) => (one.counted!.shard === 'shard 2' ? { ...one, counted: null } : one));
        expect(unpackPending(packPending(pending, marks), marks)).toEqual(known);
      }),
    );
  });

  it('of ascending numbers', () => {
    fc.assert(
      fc.property(fc.uniqueArray(whole), (numbers) => {
        const ascending = numbers.toSorted((one, other) => one - other);
        expect(packed.unpackAscending(packed.packAscending(ascending))).toEqual(ascending);
      }),
    );
  });

  it('of usages', () => {
    const key = fc.oneof(
      fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => `glet_${Buffer.from(bytes).toString('hex')}`),
      fc.string({ minLength: 1 }),
    );
    const usage = fc.record({ window_start: whole, window: whole, used: whole, bytes: whole });
    fc.assert(
      fc.property(fc.dictionary(key, usage), (usages) => {
        expect(packed.unpackUsages(packed.packUsages(usages))).toEqual({ ...usages });
      }),
    );
  });
});

describe('a watermark', () => {
  it('takes 29 bytes where it has the form of the stream', () => {
    const marks = { 'shardId-00000001414576573621-f55eea83': { last: sequenceNumber('1'.repeat(25)), at: 1.8e12 } };
    expect(packed.packMarks(marks)).toHaveLength(29);
  });
});

it.each([-1, 1.5, 2 ** 53, NaN])('%s is refused, because it would come out as another number', (number) => {
  expect(() => packed.packAscending([number])).toThrow(RangeError);
});

it('what ends too early is refused', () => {
  const bytes = packed.packPlace({ shard: 'one', sequence: '1' });
  expect(() => packed.unpackPlace(bytes.subarray(0, -1))).toThrow('ends too early');
});
