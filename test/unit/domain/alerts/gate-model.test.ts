import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt } from '../../../../shared/domain/alerts/gate.ts';
import { MINUTE_MS } from '../../../../shared/domain/time.ts';
import { attempted, FAILED, NOON } from '../../../kit/alerts/gates.ts';
import { GateWorld } from '../../../kit/alerts/gate-world.ts';

/** One thing that happens to a destination. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('deliver' as const), shard: fc.nat(1), records: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('redeliver' as const), shard: fc.nat(1), back: fc.nat(60) }) },
  { weight: 3, arbitrary: fc.constant({ what: 'take' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('settle' as const),
      how: fc.constantFrom(attempted(), FAILED, attempted({ outcome: 'refused', status: 404 }), null),
      random: fc.double({ min: 0, max: 0.99, noNaN: true }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 90 }) }) },
);

const settingsOf = fc.record({
  window_minutes: fc.constantFrom(0, 1, 5, 60),
  muted_until: fc.constantFrom(0, NOON + 20 * MINUTE_MS),
});

describe('a destination, whatever happens to it in whatever order', () => {
  it('has each alert in exactly one message, or in what waits', () => {
    fc.assert(
      fc.property(settingsOf, fc.array(step, { maxLength: 80 }), (settings, steps) => {
        const world = new GateWorld(settings);
        for (const one of steps) {
          if (one.what === 'wait') world.now += one.minutes * MINUTE_MS;
          if (one.what === 'take') world.take();
          if (one.what === 'settle') world.settle(one.how, one.random);
          if (one.what === 'deliver' || one.what === 'redeliver') {
            const known = world.noted[one.shard]!;
            const [first, last] =
              one.what === 'deliver' ? [known, known + one.records] : [Math.max(0, known - one.back), known];
            world.noted[one.shard] = last;
            world.admit(one.shard, first, last);
          }
          expect(world.wrongs()).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells all of it in the end, once its receiver takes messages', () => {
    fc.assert(
      fc.property(settingsOf, fc.array(step, { maxLength: 40 }), (settings, steps) => {
        const world = new GateWorld(settings);
        for (const one of steps) {
          if (one.what === 'wait') world.now += one.minutes * MINUTE_MS;
          if (one.what === 'take') world.take();
          if (one.what === 'settle') world.settle(one.how, one.random);
          if (one.what === 'deliver') {
            const known = world.noted[one.shard]!;
            world.noted[one.shard] = known + one.records;
            world.admit(one.shard, known, known + one.records);
          }
        }
        // Who is at it is killed; from now on somebody comes whenever something is due.
        world.senders = [];
        for (let turns = 0; ; turns++) {
          const due = world.gate && dueAt({ ...world.gate, is_untold: false }, world.settings);
          if (due === null) break;
          expect(turns).toBeLessThan(200);
          world.now = Math.max(world.now, due);
          world.take();
          world.settle(attempted(), 0);
        }
        expect(world.wrongs()).toEqual([]);
        expect(world.gate?.held ?? null).toBeNull();
        expect(world.gate?.outbox ?? null).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});
