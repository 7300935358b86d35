import { event, logged, thrown, type Corpus, type Pair } from './builders.ts';

const error = thrown('javascript');
const BUNDLE = { filename: 'https://shop.example/assets/index-3f2a9c1b.js', lineno: 1 };

/** In a bundle of which nothing can be read, and where the names of functions are kept. */
function bundled(one: string, other: string): Pair[] {
  const unreadable = (value: string) => error('Error', value, { ...BUNDLE, function: 't', colno: 52341 });
  const readable = (value: string) => error('Error', value, { filename: 'app.js', function: 'performWork' });
  return [
    { why: `${one} · ${other}`, one: unreadable(one), other: unreadable(other) },
    { why: `with a stack: ${one} · ${other}`, one: readable(one), other: readable(other) },
  ];
}

const REACT = (number: number, args = '') =>
  `Minified React error #${number}; visit https://react.dev/errors/${number}${args} for the full message or use the non-minified dev environment`;
const DECODER = (number: number, args = '') =>
  `Minified React error #${number}; visit http://facebook.github.io/react/docs/error-decoder.html?invariant=${number}${args} for the full message`;
const MUI = (number: number, args = '') =>
  `MUI error #${number}; visit https://mui.com/production-error/?code=${number}${args}`;
const APOLLO = (number: number, args = '%5B%5D') =>
  `An error occurred! For more details, see https://go.apollo.dev/c/err#%7B%22version%22%3A%223.8.0%22%2C%22message%22%3A${number}%2C%22args%22%3A${args}%7D`;

export const browserLibraries: Corpus = {
  platform: 'libraries for the browser',
  apart: [
    ...bundled(REACT(418), REACT(185)),
    ...bundled(DECODER(130), DECODER(31)),
    ...bundled(MUI(143), MUI(130)),
    ...bundled('Minified Redux error #7; visit https://redux.js.org/Errors?code=7', 'Minified Redux error #3; visit x'),
    ...bundled('Minified Redux Toolkit error #7', 'Minified Redux error #7'),
    ...bundled('Minified Lexical error #4; visit x', 'Minified Lexical error #14; visit x'),
    ...bundled(
      '[MobX] minified error nr: 12. Find the full error at: x',
      '[MobX] minified error nr: 13. Find the full error at: x',
    ),
    ...bundled(
      '[Immer] minified error nr: 3. Full error at: https://bit.ly/3cXEKWf',
      '[Immer] minified error nr: 4. Full error at: https://bit.ly/3cXEKWf',
    ),
    ...bundled('https://vuejs.org/error-reference/#runtime-1', 'https://vuejs.org/error-reference/#runtime-2'),
    ...bundled('https://svelte.dev/e/hydration_mismatch', 'https://svelte.dev/e/effect_update_depth_exceeded'),
    ...bundled(
      'Invariant Violation: 27 (see https://github.com/apollographql/invariant-packages)',
      'Invariant Violation: 28 (see https://github.com/apollographql/invariant-packages)',
    ),
    ...bundled(APOLLO(27), APOLLO(28)),
    ...bundled(
      'An error occurred. See https://git.io/JUIaE#17 for more information.',
      'An error occurred. See https://git.io/JUIaE#18 for more information.',
    ),
    ...bundled('NG0100', 'NG0200'),
    ...bundled(
      '[$injector:unpr] http://errors.angularjs.org/1.8.2/$injector/unpr?p0=x',
      '[$injector:modulerr] http://errors.angularjs.org/1.8.2/$injector/modulerr?p0=x',
    ),
    {
      why: 'on the console',
      one: logged('javascript', `Uncaught ${REACT(418)}`),
      other: logged('javascript', `Uncaught ${REACT(425)}`),
    },
    {
      why: 'before the code',
      one: logged('javascript', `Cart: ${REACT(418)}`),
      other: logged('javascript', `Login: ${REACT(418)}`),
    },
    {
      why: 'an error of one’s own that only sounds alike',
      one: error('Error', 'error #17 in the cart'),
      other: error('Error', 'error #17 in the login'),
    },
    {
      why: 'an Angular error that says in words what failed',
      one: error('Error', 'NG0201: No provider for Cart'),
      other: error('Error', 'NG0201: No provider for User'),
    },
  ],
  together: [
    ...bundled(REACT(418, '?args[]=HTML&args[]='), REACT(418, '?args[]=text&args[]=Cart')),
    ...bundled(DECODER(130, '&args[]=undefined&args[]='), DECODER(130, '&args[]=object&args[]=Cart')),
    ...bundled(MUI(143, '&args[0]=a'), MUI(143, '&args[0]=b')),
    ...bundled(
      '[MobX] minified error nr: 28 ada. Find the full error at: x',
      '[MobX] minified error nr: 28 bob,carl. Find the full error at: x',
    ),
    ...bundled('https://svelte.dev/e/lifecycle_outside_component', 'https://svelte.dev/e/lifecycle_outside_component '),
    ...bundled(APOLLO(27), APOLLO(27, '%5B%22ada%22%5D')),
    ...bundled(
      '[$injector:unpr] http://errors.angularjs.org/1.8.2/$injector/unpr?p0=ada',
      '[$injector:unpr] http://errors.angularjs.org/1.8.3/$injector/unpr?p0=bob',
    ),
    {
      why: 'numbers that are not the message',
      one: error('Error', 'cart #17 is gone'),
      other: error('Error', 'cart #18 is gone'),
    },
    {
      why: 'the same without an exception',
      one: event('javascript', { message: { formatted: REACT(31, '?args[]=a'), template: null } }),
      other: event('javascript', { message: { formatted: REACT(31, '?args[]=b'), template: null } }),
    },
  ],
};
