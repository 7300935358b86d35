import * as fc from 'fast-check';

/** Any string that JavaScript can hold: control characters and halves of characters as well as plain text. */
export const anyText = fc.oneof(
  fc.string(),
  fc.array(fc.nat({ max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
);
