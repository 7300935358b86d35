import { event, exception, thrown, type Corpus } from './builders.ts';

const error = thrown('javascript');

/** A frame in a bundle without a source map. */
function bundled(name: string | null, file = 'https://shop.example/static/js/main.3f2a9c1b.js', colno = 48_213) {
  return { function: name, filename: file, lineno: 2, colno };
}

const OTHER_BUILD = 'https://shop.example/static/js/main.9e8d7c6b.js';

/** A function that calls itself. */
function deep(calls: number) {
  return Array.from({ length: calls }, () => ({ function: 'walk', filename: 'a.js' }));
}

export const javascript: Corpus = {
  platform: 'javascript',
  together: [
    {
      why: 'the next build, without source maps: another file, other names, other columns',
      one: error('TypeError', "Cannot read properties of undefined (reading 'id')", bundled('Xe'), bundled('t')),
      other: error(
        'TypeError',
        "Cannot read properties of undefined (reading 'id')",
        bundled('qn', OTHER_BUILD, 51_002),
        bundled('r', OTHER_BUILD, 9),
      ),
    },
    {
      why: 'the next build, and the message names a shortened variable',
      one: error('TypeError', 'n.map is not a function', bundled('a')),
      other: error('TypeError', 'e.map is not a function', bundled('o', OTHER_BUILD)),
    },
    {
      why: 'the next build, where some names survived',
      one: error('Error', 'Order 17 failed', bundled('Xe'), bundled('onSubmit'), bundled('t')),
      other: error('Error', 'Order 18 failed', bundled('Z', OTHER_BUILD), bundled('onSubmit', OTHER_BUILD, 7)),
    },
    {
      why: 'the same function, with the bundle renamed by its hash',
      one: error('Error', 'x', {
        function: 'loadCart',
        filename: 'https://a.example/assets/index-DiwrgTda.js',
        colno: 7,
      }),
      other: error('Error', 'x', {
        function: 'loadCart',
        filename: 'https://a.example/assets/index-BxY3kL9q.js',
        colno: 7,
      }),
    },
    {
      why: 'mapped to the source, in two builds, with the loader before the path',
      one: error('Error', 'x', {
        function: 'load',
        filename: 'webpack:///./src/cart.ts',
        context_line: '  return total;',
      }),
      other: error('Error', 'x', {
        function: 'load',
        filename: 'app:///src/cart.ts',
        context_line: '\treturn total; ',
      }),
    },
    {
      why: 'a query string after the file',
      one: error('Error', 'x', { function: 'load', filename: 'https://a.example/cart.js?v=1' }),
      other: error('Error', 'x', { function: 'load', filename: 'https://b.example/cart.js?v=2' }),
    },
    {
      why: 'the engine says how the method was reached',
      one: error('Error', 'x', { function: 'Object.load [as fetch]', filename: '/cart.js' }),
      other: error('Error', 'x', { function: 'async Cart.load', filename: '/cart.js' }),
    },
    {
      why: 'inline script: the page is all that the stack says, and differs',
      one: error('ReferenceError', 'ga is not defined', { filename: 'https://shop.example/cart', function: '?' }),
      other: error('ReferenceError', 'ga is not defined', { filename: 'https://shop.example/item/9', function: null }),
    },
    {
      why: 'one error in Chrome and in Firefox',
      one: error(
        'TypeError',
        'x',
        { function: 'Cart.render', filename: '/cart.js' },
        { function: 'Array.forEach', filename: '<anonymous>' },
        { function: null, filename: '/cart.js' },
      ),
      other: error(
        'TypeError',
        'x',
        { function: 'render', filename: '/cart.js' },
        { function: 'render/<', filename: '/cart.js' },
      ),
    },
    {
      why: 'a function in the page itself',
      one: error('TypeError', 'x', { function: 'addToCart', filename: 'https://shop.example/products/red-shoe' }),
      other: error('TypeError', 'x', { function: 'addToCart', filename: 'https://shop.example/products/b.html' }),
    },
    {
      why: 'no file, native code',
      one: error(
        'Error',
        'x',
        { function: 'Array.forEach', filename: '<anonymous>' },
        { function: 'sum', filename: 'cart.js' },
      ),
      other: error(
        'Error',
        'x',
        { function: 'forEach', filename: '[native code]' },
        { function: 'sum', filename: 'cart.js' },
      ),
    },
    {
      why: 'a class of errors whose name was shortened',
      one: error('t', 'Quota of 10 exceeded', bundled('a')),
      other: error('r', 'Quota of 20 exceeded', bundled('b', OTHER_BUILD)),
    },
    {
      why: 'a recursion that went deeper',
      one: error('RangeError', 'stack', { function: 'main', filename: 'a.js' }, ...deep(5)),
      other: error('RangeError', 'stack', { function: 'main', filename: 'a.js' }, ...deep(9)),
    },
    {
      why: 'a rejection of something that is no error: the SDK made the type up',
      one: event('javascript', {
        exceptions: [{ ...exception('UnhandledRejection', 'status 5 after 300 ms'), synthetic: true }],
      }),
      other: event('javascript', { exceptions: [{ ...exception('Error', 'status 5 after 2 s'), synthetic: true }] }),
    },
  ],
  apart: [
    {
      why: 'bundled alike, but another message',
      one: error('TypeError', "Cannot read properties of undefined (reading 'id')", bundled('Xe')),
      other: error('TypeError', "Cannot read properties of undefined (reading 'name')", bundled('Xe')),
    },
    {
      why: 'bundled alike, but another handler',
      one: error('Error', 'Failed', bundled('onSubmit'), bundled('t')),
      other: error('Error', 'Failed', bundled('onCancel'), bundled('t')),
    },
    {
      why: 'the same message thrown by two functions',
      one: error('Error', 'Not found', { function: 'loadCart', filename: 'src/cart.ts' }),
      other: error('Error', 'Not found', { function: 'loadUser', filename: 'src/cart.ts' }),
    },
    {
      why: 'short names in a script that was not minified',
      one: error('Error', 'x', { function: 'pay', filename: '/cart.js', colno: 7 }),
      other: error('Error', 'x', { function: 'tax', filename: '/cart.js', colno: 7 }),
    },
    {
      why: 'two scripts, by their address',
      one: error('Error', 'x', { function: 'load', filename: 'https://shop.example/static/cart.js' }),
      other: error('Error', 'x', { function: 'load', filename: 'https://shop.example/static/login.js' }),
    },
    {
      why: 'the same name in two files',
      one: error('Error', 'x', { function: 'load', filename: 'src/cart.ts' }),
      other: error('Error', 'x', { function: 'load', filename: 'src/user.ts' }),
    },
    {
      why: 'two statements of one function',
      one: error('Error', 'x', { function: 'load', filename: 'a.ts', context_line: 'total = lines.sum()' }),
      other: error('Error', 'x', { function: 'load', filename: 'a.ts', context_line: 'tax = rates.find()' }),
    },
  ],
};
