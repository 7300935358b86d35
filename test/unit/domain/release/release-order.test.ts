import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions, isLater, semanticVersion } from '../../../../shared/domain/release/release-order.ts';

describe('the order of versions', () => {
  it.each([
    // semver.org, section 11.
    ['1.0.0', '2.0.0', '2.1.0', '2.1.1'],
    [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
    ],
    ['1.9.0', '1.10.0', '1.11.0'],
    // With a package, as SDKs name releases.
    ['shop@1.2.3-rc.1', 'shop@1.2.3', 'shop@1.2.3.4', 'shop@1.3'],
    ['@demo/shop@0.9.0', '@demo/shop@0.10.0', '@demo/shop@v1.0.0'],
    // Builds of the same version, as stores of applications want them.
    ['com.example.shop@4.1.0+9', 'com.example.shop@4.1.0+10', 'com.example.shop@4.1.1+1'],
    ['2024.11.2', '2024.11.26', '2025.1.1'],
    ['1.0.20241126123456', '1.0.20251126123456'],
  ])('is that of semantic versioning: %s …', (...versions) => {
    for (const [at, one] of versions.entries())
      for (const [other, against] of versions.entries())
        expect(Math.sign(compareVersions(one, against)!), `${one} ${against}`).toBe(Math.sign(at - other));
  });

  it.each([
    ['1.0.0', 'main'],
    ['a@1.0.0', 'b@2.0.0'],
    ['1.0.0', 'a@2.0.0'],
    ['1.0', '1.0.0'],
    ['1.0.0+abc', '1.0.0+def'],
    ['1.0.0+7', '1.0.0'],
    ['0a1b2c', '0a1b2d'],
    // A number alone may be anything, such as that of a commit.
    ['1', '2'],
    ['1.0.0-', '1.0.1'],
    ['', '1.0.0'],
    ['@', 'a@'],
  ])('is none of %s and %s', (one, other) => {
    expect([compareVersions(one, other), compareVersions(other, one)]).toEqual([null, null]);
  });

  it('is read of any text, however long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 200 }), (one, other) => {
        const order = compareVersions(one, other);
        expect(order === null ? null : Math.sign(order) + Math.sign(compareVersions(other, one)!)).toBe(
          order === null ? compareVersions(other, one) : 0,
        );
      }),
    );
    expect(semanticVersion(`${'@'.repeat(5_000)}${'1.'.repeat(5_000)}`)).toBeNull();
  });
});

const number = fc.integer({ min: 0, max: 3 });
const part = fc.constantFrom('0', '1', '2', '10', 'alpha', 'beta', 'rc-1');
/** Versions of one package that semantic versioning can tell apart. */
const version = fc
  .tuple(number, number, number, fc.array(part, { maxLength: 3 }))
  .map(
    ([major, minor, patch, parts]) => `p@${major}.${minor}.${patch}${parts.length > 0 ? `-${parts.join('.')}` : ''}`,
  );

describe('which of two releases is later', () => {
  it('is never both, and goes on from one to the next', () => {
    fc.assert(
      fc.property(version, version, version, fc.integer(), fc.integer(), (a, b, c, early, late) => {
        const [one, other, third] = [
          { version: a, date: early },
          { version: b, date: late },
          { version: c, date: early },
        ];
        expect(isLater(one, other) && isLater(other, one)).toBe(false);
        expect(isLater(one, other) || isLater(other, one)).toBe(a !== b);
        expect(isLater(one, other) && isLater(other, third) && !isLater(one, third)).toBe(false);
      }),
    );
  });

  it('is said by their dates where versions do not tell', () => {
    const [early, late] = [
      { version: 'f00', date: 1 },
      { version: 'abc', date: 2 },
    ];
    expect([isLater(late, early), isLater(early, late), isLater(early, { ...late, date: 1 })]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isLater({ version: '1.0.0', date: 2 }, { version: '2.0.0', date: 1 })).toBe(false);
    expect(isLater({ version: '1.0.0', date: 2 }, { version: 'main', date: 1 })).toBe(true);
  });
});
