import { thrown, type Corpus } from './builders.ts';

const error = thrown('native');

const called = (...names: string[]) => names.map((name) => ({ function: name }));
const app = called('std::rt::lang_start_internal', 'std::panicking::try::do_call', 'shop::main', 'shop::cart::total');

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
    {
      why: 'a panic, of two toolchains and SDKs',
      one: error(
        'panic',
        'x',
        ...app,
        ...called('core::panicking::panic_fmt', 'rust_begin_unwind', 'sentry_panic::panic_handler::{{closure}}'),
      ),
      other: error(
        'panic',
        'x',
        ...app,
        ...called(
          'core[4794b31dd7191200]::panicking::panic_bounds_check',
          '__rustc[5cd1d2a8ae1e0b0f]::rust_begin_unwind',
          'std::panicking::rust_panic_with_hook',
          '<sentry_panic::PanicIntegration as sentry_core::Integration>::setup::{{closure}}',
          'sentry_panic::PanicIntegration::event_from_panic_info',
        ),
      ),
    },
    {
      why: 'what the library puts between, and what runs before main',
      one: error('panic', 'x', ...app, ...called('std::panicking::begin_panic<&str>')),
      other: error(
        'panic',
        'x',
        ...called('_start', '__libc_start_call_main', '<&dyn core::ops::function::Fn<()>>::call_once'),
        ...app,
        ...called('<F as core::ops::function::FnOnce<()>>::call_once', 'core::option::Option<shop::Cart>::unwrap'),
      ),
    },
    {
      why: 'a panic while another runs',
      one: error('panic', 'x', ...app, ...called('core::panicking::panic')),
      other: error(
        'panic',
        'x',
        ...app,
        ...called('core::panicking::panic', 'shop::hook::report', 'std::panicking::begin_panic', 'shop::hook::again'),
      ),
    },
  ],
  apart: [
    {
      why: 'panics of two functions',
      one: error('panic', 'x', ...app, ...called('core::panicking::panic_fmt')),
      other: error('panic', 'x', ...app, ...called('shop::cart::tax', 'core::panicking::panic_fmt')),
    },
    {
      why: 'crates that are called like the SDK',
      one: error('panic', 'x', ...app, ...called('sentry_panic_helpers::a', 'core::panicking::panic_fmt')),
      other: error('panic', 'x', ...app, ...called('sentry_panic_helpers::b', 'core::panicking::panic_fmt')),
    },
    {
      why: 'traits of the library that the application implements, and traits of its own',
      one: error('panic', 'x', ...called('<shop::Cart as core::ops::drop::Drop>::drop', 'core::panicking::panic')),
      other: error('panic', 'x', ...called('<alloc::vec::Vec<T> as shop::Total>::total', 'core::panicking::panic')),
    },
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
