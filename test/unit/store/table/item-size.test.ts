import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemBytes } from '../../../../shared/store/table/item-size.ts';
import { attributeSizes } from '../../../kit/item-size.ts';

/** No name of the language's own, which the SDK takes for a class. */
const name = fc.string({ minLength: 1 }).map((text) => `n${text}`);
/** Of zero it may be one byte or two; the larger is counted. */
const whole = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

it('an item takes as many bytes as its marshalled attributes', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    whole,
    fc.uint8Array(),
    fc.constant(null),
    fc.constant(undefined),
    fc.boolean(),
    fc.array(fc.string()),
    fc.dictionary(name, fc.oneof(fc.string(), whole)),
  );
  fc.assert(
    fc.property(fc.dictionary(name, value), (item) => {
      const sizes = Object.values(attributeSizes({ ...item }));
      expect(itemBytes({ ...item })).toBe(sizes.reduce((sum, size) => sum + size, 0));
    }),
  );
});
