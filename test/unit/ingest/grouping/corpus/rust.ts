import { thrown, type Corpus } from './builders.ts';

const error = thrown('native');

export const rust: Corpus = {
  platform: 'native',
  together: [
    {
      why: 'the hash of the build after the name',
      one: error('panic', 'x', { function: 'shop::cart::total::h0123456789abcdef' }),
      other: error('panic', 'x', { function: 'shop::cart::total::hfedcba9876543210' }),
    },
    {
      why: 'closures, in both ways of mangling',
      one: error('panic', 'x', { function: 'shop::cart::total::{{closure}}::h0123456789abcdef' }),
      other: error('panic', 'x', { function: 'shop::cart::total::{closure#1}' }),
    },
    {
      why: 'the toolchain and the registry of another machine',
      one: error('panic', 'x', {
        filename: '/rustc/9fc6b43126469e3858e2fe86cafb4f0fd5068869/library/core/src/result.rs',
        function: 'core::result::unwrap_failed',
      }),
      other: error('panic', 'x', {
        filename: '/rustc/4eb161250e340c8f48f66e2b929ef4a5bed7c181/library/core/src/result.rs',
        function: 'core::result::unwrap_failed',
      }),
    },
    {
      why: 'an index out of bounds',
      one: error('panic', 'index out of bounds: the len is 3 but the index is 7'),
      other: error('panic', 'index out of bounds: the len is 0 but the index is 12'),
    },
  ],
  apart: [
    {
      why: 'two functions',
      one: error('panic', 'x', { function: 'shop::cart::total::h0123456789abcdef' }),
      other: error('panic', 'x', { function: 'shop::cart::tax::h0123456789abcdef' }),
    },
    {
      why: 'every panic is a panic: without a stack the text tells them apart',
      one: error('panic', 'called `Option::unwrap()` on a `None` value'),
      other: error('panic', 'attempt to divide by zero'),
    },
  ],
};
