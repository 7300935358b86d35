import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectLinear } from '../../../support/hostile/cpu.ts';
import { listAttacks, nameAttacks, objectAttacks, textAttacks, valueAttack } from '../../../support/hostile/events.ts';
import { STAGES } from '../../../support/hostile/stages.ts';
import { UNITS } from '../../../support/hostile/units.ts';

/** A unit of the list, or one that is put together from several, or any text. */
const units = fc.oneof(
  fc.constantFrom(...UNITS),
  fc.array(fc.constantFrom(...UNITS), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('')),
  fc.string({ minLength: 1, maxLength: 6, unit: 'binary' }),
);
const texts = units.chain((unit) => named(unit, textAttacks(unit)));
const names = fc
  .tuple(
    units,
    fc.constantFrom('javascript', 'python', 'java', 'csharp'),
    fc.constantFrom('', '!', 'x', '\n', '!/x', '.js'),
  )
  .chain(([unit, platform, end]) => named(unit, nameAttacks(unit, platform, end)));
const values = units.map((unit) => [`values of ${JSON.stringify(unit)}`, valueAttack(unit)] as const);
const structures = fc.constantFrom(...listAttacks(), ...objectAttacks());

function named(unit: string, attacks: ReturnType<typeof textAttacks>) {
  return fc.constantFrom(...attacks.map(([place, attack]) => [`${place} of ${JSON.stringify(unit)}`, attack] as const));
}

const RUNS = { numRuns: 40 };

describe('a mebibyte of whatever a sender repeats, wherever it is in an event, costs little and about twice its half', () => {
  it('to read', () => {
    fc.assert(
      fc.property(fc.oneof(structures, texts), ([title, attack]) => expectLinear(title, STAGES.read(attack))),
      RUNS,
    );
  });

  it('to scrub', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 2, arbitrary: texts }, { weight: 1, arbitrary: structures }), ([title, attack]) =>
        expectLinear(title, STAGES.scrub(attack)),
      ),
      RUNS,
    );
  });

  it('to normalise', () => {
    fc.assert(
      fc.property(fc.oneof(structures, texts, names), ([title, attack]) =>
        expectLinear(title, STAGES.normalise(attack)),
      ),
      RUNS,
    );
  });

  it('to group', () => {
    fc.assert(
      fc.property(fc.oneof(names, values), ([title, attack]) => expectLinear(title, STAGES.group(attack))),
      RUNS,
    );
  });

  it('to pack', () => {
    fc.assert(
      fc.property(fc.oneof(structures, texts), ([title, attack]) => expectLinear(title, STAGES.pack(attack))),
      RUNS,
    );
  });

  it('from the first step to the last', () => {
    fc.assert(
      fc.property(fc.oneof(structures, texts, names), ([title, attack]) =>
        // Half of an event may fit where the whole has to be trimmed.
        expectLinear(title, STAGES.all(attack), 150),
      ),
      RUNS,
    );
  });
});

describe('the attacks', () => {
  it('are as long as they are asked to be, and JSON or nearly', () => {
    for (const [title, attack] of [...listAttacks(), ...objectAttacks(), ...textAttacks('a=%ff&')]) {
      expect(attack(4096).length, title).toBeGreaterThan(600);
      expect(Buffer.byteLength(attack(10_000)), title).toBeLessThanOrEqual(10_000);
    }
  });
});
