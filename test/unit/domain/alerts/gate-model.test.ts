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
  { weight: 1, arbitrary: fc.constant({ what: 'change' as const }) },
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
          if (one.what === 'change') world.change();
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
          if (one.what === 'change') world.change();
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

const NOBODY = attempted({ outcome: 'refused', status: 404 });
const REFUSED = attempted({ outcome: 'refused', status: 400 });

/** A save, so many seconds after the one before; what becomes of the attempt that it brings about, and how long that takes. */
const save = fc.record({
  after: fc.oneof(fc.nat(90), fc.integer({ min: 90, max: 30 * 3_600 })),
  how: fc.constantFrom(FAILED, NOBODY, REFUSED),
  seconds: fc.nat(60),
});
type Save = typeof save extends fc.Arbitrary<infer Each> ? Each : never;

/** A destination whose receiver takes nothing: has its message given up, and then what waits meanwhile. */
function givenUp(how: typeof FAILED, saves: readonly Save[]) {
  const world = new GateWorld({ window_minutes: 5, muted_until: 0 });
  world.noted = [2, 0];
  world.admit(0, 0, 1);
  const queue = [...saves];
  let saveAt = NOON + (queue[0]?.after ?? 0) * 1_000;
  const ended: { id: string; at: number; planned: number }[] = [];
  let planned = 0;
  for (let turns = 0; ended.length < 2; turns++) {
    expect(turns).toBeLessThan(500);
    const due = dueAt({ ...world.gate!, is_untold: false }, world.settings)!;
    const next = queue.length > 0 && saveAt <= due ? queue.shift()! : null;
    world.now = Math.max(world.now, next === null ? due : saveAt);
    if (next !== null) {
      world.change();
      saveAt = world.now + (queue[0]?.after ?? 0) * 1_000;
    }
    world.take();
    const [taken] = world.senders;
    if (taken === undefined) continue;
    const isPlanned = taken.due_at <= world.now;
    if (isPlanned) planned++;
    // What waits until the message is given up is the next one.
    if (taken.attempts === 1 && ended.length === 0) world.admit(0, 1, 2);
    if (!isPlanned && next !== null) world.now += next.seconds * 1_000;
    world.settle(isPlanned ? how : (next?.how ?? how), 0);
    if (world.gate!.outbox !== null) continue;
    ended.push({ id: taken.id, at: world.now, planned });
    planned = 0;
  }
  expect(world.wrongs()).toEqual([]);
  return ended;
}

describe('a message that nobody takes', () => {
  it.each([
    ['fails', FAILED],
    ['is refused, whatever it is', NOBODY],
  ])('and %s has all its planned attempts, and its time, however often the destination is saved', (_, how) => {
    const [first, second] = givenUp(how, []);
    fc.assert(
      fc.property(fc.array(save, { maxLength: 60 }), (saves) => {
        const [one, other] = givenUp(how, saves);
        expect([one!.planned, other!.planned]).toEqual([first!.planned, second!.planned]);
        expect(one!.at).toBeGreaterThanOrEqual(first!.at);
        expect(other!.at).toBeGreaterThanOrEqual(second!.at);
      }),
      { numRuns: 200 },
    );
  });
});
