import { describe, expect, it } from 'vitest';
import { group } from '../../../../shared/ingest/grouping/group.ts';
import { thrown } from './corpus/builders.ts';

/** A bundle names nothing, so what the engine says is all there is. */
const hashOf = (value: string) =>
  group(
    thrown('javascript')('Error', value, { filename: 'https://a.example/index-3f2a9c1b.js', function: 't', colno: 9 }),
  ).hash;

describe('one failure, in the words of each engine', () => {
  it.each([
    [
      "Cannot read properties of undefined (reading 'price')",
      "Cannot read property 'price' of undefined",
      'can\'t access property "price", t is undefined',
      'can\'t access property "price", e.items[0] is undefined',
      'can\'t access property "price" of undefined',
      "undefined is not an object (evaluating 't.price')",
      "undefined is not an object (evaluating 'this.cart.price')",
      'undefined is not an object (evaluating \'e["price"]\')',
      "Unable to get property 'price' of undefined or null reference",
      "Uncaught TypeError: Cannot read properties of undefined (reading 'price')",
    ],
    [
      "Cannot read properties of null (reading 'price')",
      'can\'t access property "price", e is null',
      "null is not an object (evaluating 'n.price')",
    ],
    [
      "Cannot set properties of undefined (setting 'price')",
      "Cannot set property 'price' of undefined",
      "undefined is not an object (evaluating 't.price = 3')",
    ],
    [
      't.map is not a function',
      "e.map is not a function. (In 'e.map((function(r){return r.id}))', 'e.map' is undefined)",
    ],
    ['t is not a constructor', "e is not a constructor (evaluating 'new e')"],
    [
      "Cannot destructure property 'id' of 't' as it is undefined.",
      "Cannot destructure property 'id' of 'n' as it is undefined.",
      "Cannot destructure property 'id' from null or undefined value",
    ],
    ['gtag is not defined', "Can't find variable: gtag", "'gtag' is not defined"],
    ["Cannot access 't' before initialization", "can't access lexical declaration 'e' before initialization"],
    ['Maximum call stack size exceeded', 'Maximum call stack size exceeded.', 'too much recursion'],
    [
      'Unexpected token < in JSON at position 0',
      `Unexpected token '<', "<!DOCTYPE "... is not valid JSON`,
      'JSON.parse: unexpected character at line 1 column 1 of the JSON data',
      "JSON Parse error: Unrecognized token '<'",
    ],
    [
      'Unexpected end of JSON input',
      'JSON.parse: unexpected end of data at line 1 column 1 of the JSON data',
      'JSON Parse error: Unexpected EOF',
    ],
    ['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'],
    [
      'Failed to fetch dynamically imported module: https://a.example/assets/cart-3f2a9c1b.js',
      'error loading dynamically imported module: https://a.example/assets/cart-3f2a9c1b.js',
      'Importing a module script failed.',
    ],
  ])('%s', (...values) => {
    expect([...new Set(values.map(hashOf))]).toEqual([hashOf(values[0])]);
  });

  it('is not another failure', () => {
    const values = [
      "Cannot read properties of undefined (reading 'price')",
      "undefined is not an object (evaluating 't.name')",
      "null is not an object (evaluating 't.price')",
      "undefined is not an object (evaluating 't.price = 1')",
      "Cannot destructure property 'price' of 't' as it is undefined.",
      "Cannot destructure property 'id' of 't' as it is undefined.",
      "Cannot destructure property 'id' of 'props.user' as it is undefined.",
      't.map is not a function',
      "e.filter is not a function. (In 'e.filter(n)', 'e.filter' is undefined)",
      "Can't find variable: gtag",
      'dataLayer is not defined',
      'Unexpected end of JSON input',
      'JSON.parse: unexpected character at line 1 column 1 of the JSON data',
      'Failed to fetch',
      'Importing a module script failed.',
      'Load failed for the cart',
      'the price is not an object',
    ];
    expect(new Set(values.map(hashOf)).size).toBe(values.length);
  });
});
