import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemBytes } from '../../../../shared/store/table/item-size.ts';
import { attributeSizes } from '../../../kit/item-size.ts';

it('an item takes as many bytes as its marshalled attributes', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeNat(),
    fc.uint8Array(),
    fc.constant(null),
    fc.constant(undefined),
    fc.boolean(),
    fc.array(fc.string()),
    fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.nat())),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), value), (item) => {
      const sizes = Object.values(attributeSizes({ ...item }));
      expect(itemBytes({ ...item })).toBe(sizes.reduce((sum, size) => sum + size, 0));
    }),
  );
});
