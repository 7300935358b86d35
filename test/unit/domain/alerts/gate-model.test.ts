import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admitted } from '../../../../shared/domain/alerts/gate-admission.ts';
import { countOf } from '../../../../shared/domain/alerts/gate-held.ts';
import { leased } from '../../../../shared/domain/alerts/gate-lease.ts';
import { settled } from '../../../../shared/domain/alerts/gate-outcome.ts';
import { dueAt, type AlertGate, type Outbox } from '../../../../shared/domain/alerts/gate.ts';
import { MAX_MESSAGE_ALERTS } from '../../../../shared/domain/alerts/alert-message.ts';
import { MINUTE_MS } from '../../../../shared/domain/time.ts';
import { sequenceNumber } from '../../../../shared/domain/watermark.ts';
import { arrival, attempted, FAILED, gateWith, NOON } from '../../../kit/alerts/gates.ts';

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

/** A destination, and all that was done for it: steps that are killed before they write are those that change nothing. */
class World {
  gate: AlertGate | null = null;
  now = NOON;
  ids = 0;
  noted: [number, number] = [0, 0];
  messages = new Map<string, { counted: number; named: number[] }>();
  /** Whoever has taken a message, and has not said yet what became of it. */
  senders: Outbox[] = [];
  readonly settings;

  constructor(settings: { window_minutes: number; muted_until: number }) {
    this.settings = gateWith(settings);
  }

  admit(shard: number, first: number, last: number): void {
    const batch = Array.from({ length: last - first }, (_, index) => ({
      sequence: sequenceNumber(String(first + index + 1)),
      value: [arrival(shard * 1_000_000 + first + index)],
    }));
    this.gate = admitted(this.gate, this.settings, `shard-${shard}`, batch, this.now) ?? this.gate;
  }

  take(): void {
    const taken = this.gate && leased(this.gate, this.settings, this.now, `msg_${++this.ids}`);
    if (taken === null) return;
    this.gate = taken;
    const { outbox } = taken;
    const named = outbox.alerts.map(({ error }) => error!.id);
    const known = this.messages.get(outbox.id);
    // Whatever attempt it is, it is the same message.
    if (known) expect({ counted: countOf(outbox.counts), named }).toEqual(known);
    this.messages.set(outbox.id, { counted: countOf(outbox.counts), named });
    this.senders.push(outbox);
  }

  settle(how: ReturnType<typeof attempted> | null, random: number): void {
    const outbox = this.senders.shift();
    // `null`: whoever sent it was killed.
    if (outbox === undefined || how === null || this.gate === null) return;
    this.gate = settled(this.gate, outbox, how, this.now, random) ?? this.gate;
  }

  check(): void {
    const told = [...this.messages.values()];
    const all = told.reduce((sum, { counted }) => sum + counted, 0) + countOf(this.gate?.held?.counts ?? {});
    expect(all).toBe(this.noted[0] + this.noted[1]);
    const named = [
      ...told.flatMap((message) => message.named),
      ...(this.gate?.held?.alerts ?? []).map(({ error }) => error!.id),
    ];
    expect(new Set(named).size).toBe(named.length);
    for (const message of told)
      expect(message.named).toHaveLength(Math.min(message.counted, message.named.length, MAX_MESSAGE_ALERTS));
    // What waits is due at some moment: nothing is forgotten.
    if (this.gate && (this.gate.held ?? this.gate.outbox)) expect(dueAt(this.gate, this.settings)).not.toBeNull();
  }
}

describe('a destination, whatever happens to it in whatever order', () => {
  it('has each alert in exactly one message, or in what waits', () => {
    fc.assert(
      fc.property(settingsOf, fc.array(step, { maxLength: 80 }), (settings, steps) => {
        const world = new World(settings);
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
          world.check();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells all of it in the end, once its receiver takes messages', () => {
    fc.assert(
      fc.property(settingsOf, fc.array(step, { maxLength: 40 }), (settings, steps) => {
        const world = new World(settings);
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
        world.check();
        expect(world.gate?.held ?? null).toBeNull();
        expect(world.gate?.outbox ?? null).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});
