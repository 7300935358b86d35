import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excessOf, MAX_CPU_MS } from '../../../kit/hostile/cpu.ts';
import { listAttacks, nameAttacks, objectAttacks, textAttacks, valueAttack } from '../../../kit/hostile/events.ts';
import { STAGES } from '../../../kit/hostile/stages.ts';
import { UNITS } from '../../../kit/hostile/units.ts';

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
    fc.constantFrom('javascript', 'python', 'java', 'csharp', 'native', 'go', 'php'),
    fc.constantFrom('', '!', 'x', '\n', '!/x', '.js'),
  )
  .chain(([unit, platform, end]) => named(unit, nameAttacks(unit, platform, end)));
const values = units.map((unit) => [`values of ${JSON.stringify(unit)}`, valueAttack(unit)] as const);
const structures = fc.constantFrom(...listAttacks(), ...objectAttacks());

function named(unit: string, attacks: ReturnType<typeof textAttacks>) {
  return fc.constantFrom(...attacks.map(([place, attack]) => [`${place} of ${JSON.stringify(unit)}`, attack] as const));
}

const RUNS = { numRuns: 40 };
const SIZE = 50_000;

describe('a mebibyte of whatever a sender repeats, wherever it is in an event, costs little and about twice its half', () => {
  it.each([
    ['to read', STAGES.read, fc.oneof(structures, texts)],
    ['to scrub', STAGES.scrub, fc.oneof(texts, texts, structures)],
    ['to normalise', STAGES.normalise, fc.oneof(structures, texts, names)],
    ['to group', STAGES.group, fc.oneof(names, names, values)],
    ['to pack', STAGES.pack, fc.oneof(structures, texts)],
  ])('%s', (_title, stage, attacks) => {
    fc.assert(
      fc.property(attacks, ([title, attack]) => {
        expect(excessOf(title, stage(attack))).toBeNull();
      }),
      RUNS,
    );
  });

  it('from the first step to the last', () => {
    fc.assert(
      fc.property(fc.oneof(structures, texts, names), ([title, attack]) => {
        // No growth here: half of an event may fit where the whole has to be trimmed. Each stage by itself is linear.
        expect(excessOf(title, STAGES.all(attack), MAX_CPU_MS)).toBeNull();
      }),
      RUNS,
    );
  });
});

describe('the attacks', () => {
  it('are as long as they are asked to be', () => {
    const attacks = [...listAttacks(), ...objectAttacks(), ...textAttacks('a=%ff&')];
    const tooShort = attacks.filter(([, attack]) => attack(SIZE).length < SIZE / 2);
    const tooLong = attacks.filter(([, attack]) => Buffer.byteLength(attack(SIZE)) > SIZE);
    expect([...tooShort, ...tooLong].map(([title]) => title)).toEqual([]);
  });
});
