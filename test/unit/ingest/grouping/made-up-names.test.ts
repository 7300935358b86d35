import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodOfClass } from '../../../../shared/ingest/grouping/dotnet-names.ts';
import { stableFunction } from '../../../../shared/ingest/grouping/function-names.ts';
import { stableLibrary } from '../../../../shared/ingest/grouping/libraries.ts';
import { stableModule } from '../../../../shared/ingest/grouping/module-names.ts';
import { UNITS } from '../../../kit/hostile/units.ts';

const FAMILIES = ['native', 'cocoa', 'java', 'groovy', 'csharp', 'fsharp', 'go', 'javascript', 'other'];
const MAX_NAME_CHARACTERS = 512;
const FRAMES = 500;
const MAX_MS = 250;

const word = fc.stringMatching(/^[a-z]{3,8}[A-Z][a-z]{3,8}$/);
const number = fc.nat({ max: 99_999 });

/** Each with a number that the next build changes. */
const suffix = fc.oneof(
  fc
    .tuple(fc.constantFrom('isra', 'part', 'constprop', 'cold', 'lto_priv', 'llvm', 'clone', 'localalias'), number)
    .map(([kind, n]) => `.${kind}.${n}`),
  fc.constantFrom('.cold', '.localalias'),
);
const before = fc.oneof(
  number.map((n) => `(${n}) await resume partial function for `),
  number.map((n) => `closure #${n} (Swift.Int) -> () in `),
  number.map((n) => `implicit closure #${n} in `),
  fc.constantFrom('partial apply for ', '@objc ', 'specialized ', 'merged ', 'generic specialization <A.B<C>> of '),
);
const lambda = fc.oneof(
  number.map((n) => `::{lambda(std::function<void (int)>)#${n}}::operator()(int) const`),
  number.map((n) => `::'lambda${n}'(int)::operator()(int) const`),
  number.map((n) => `::$_${n}::operator()() const`),
  number.map((n) => `::<lambda_${n.toString(16)}>::operator()`),
);

describe('a name that a compiler made is that of the function it was made of', () => {
  it('with any suffixes of GCC and LLVM', () => {
    fc.assert(
      fc.property(word, fc.array(suffix, { maxLength: 6 }), (name, suffixes) => {
        expect(stableFunction(name + suffixes.join(''), 'native')).toBe(name);
      }),
    );
  });

  it('with anything that Swift puts before it', () => {
    fc.assert(
      fc.property(word, fc.array(before, { maxLength: 6 }), (name, prefixes) => {
        expect(stableFunction(`${prefixes.join('')}Shop.${name}`, 'swift')).toBe(`Shop.${name}`);
      }),
    );
  });

  it('with lambdas in lambdas of C++', () => {
    fc.assert(
      fc.property(word, fc.array(lambda, { maxLength: 4 }), (name, lambdas) => {
        expect(stableFunction(`shop::${name}(int)${lambdas.join('')}`, 'native')).toBe(`shop::${name}`);
      }),
    );
  });

  it('as a closure of F#, which is a class', () => {
    fc.assert(
      fc.property(word, number, number, (name, line, count) => {
        const names = [
          methodOfClass(`Shop.Cart+${name}@${line}-${count}`, 'Invoke'),
          stableFunction(`${name}@${line}`, 'fsharp'),
        ];
        expect(names).toEqual([name, name]);
      }),
    );
  });
});

describe('whatever a name is made of', () => {
  const unit = fc
    .array(fc.oneof(fc.constantFrom(...UNITS), fc.string({ minLength: 1, maxLength: 4, unit: 'binary' })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join(''));
  const end = fc.constantFrom('', '!', 'x', '\n', ')', '>', "'", '}', 'Impl', 'MoveNext', '_block_invoke');

  function cost(name: string, family: string): number {
    const start = performance.now();
    for (let frame = 0; frame < FRAMES; frame++) {
      stableFunction(name, family);
      stableModule(name, family);
      stableLibrary(name);
      methodOfClass(name, 'MoveNext');
    }
    return performance.now() - start;
  }

  it('a stack of it is read at once', () => {
    fc.assert(
      fc.property(unit, end, fc.constantFrom(...FAMILIES), (text, last, family) => {
        const name = text.repeat(MAX_NAME_CHARACTERS).slice(0, MAX_NAME_CHARACTERS - last.length) + last;
        // The machine may pause once; what costs by the square of the name costs each time.
        expect(Math.min(cost(name, family), cost(name, family))).toBeLessThan(MAX_MS);
      }),
      { numRuns: 150 },
    );
  });

  it('what is left is at most 256 characters long', () => {
    fc.assert(
      fc.property(unit, fc.constantFrom(...FAMILIES), (text, family) => {
        const name = text.repeat(MAX_NAME_CHARACTERS).slice(0, MAX_NAME_CHARACTERS);
        const names = [stableFunction(name, family), stableModule(name, family), stableLibrary(name)];
        expect(names.filter((one) => one !== null && one.length > 256)).toEqual([]);
      }),
    );
  });
});
