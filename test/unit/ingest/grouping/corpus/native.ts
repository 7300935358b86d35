import { thrown, type Corpus } from './builders.ts';

const error = thrown('native');

/** In-process handlers name functions and mark none. */
const crashed = (...names: string[]) =>
  error('SIGABRT', 'Abort', ...names.map((name) => ({ function: name, in_app: null })));

export const native: Corpus = {
  platform: 'native (C and C++)',
  together: [
    {
      why: 'an exception that nobody catches, with two C++ libraries',
      one: crashed('_start', 'main', 'shop::total(int)', '__cxa_throw', 'std::terminate()', 'abort', 'raise'),
      other: crashed(
        '__libc_start_call_main',
        'main',
        'shop::total(int)',
        'std::__1::vector<Cart>::at(unsigned long)',
        'std::__1::__throw_out_of_range(char const*)',
        '__cxxabiv1::__terminate(void (*)())',
        '__pthread_kill_implementation',
      ),
    },
    {
      why: 'an exception on Windows',
      one: crashed('main', 'shop::total', 'VCRUNTIME140!_CxxThrowException', 'KERNELBASE!RaiseException'),
      other: crashed('RtlUserThreadStart', 'main', 'shop::total', '_CxxThrowException', 'RaiseException', 'handler'),
    },
    {
      why: 'what the C library does to abort',
      one: crashed('main', 'shop::total', 'abort'),
      other: crashed('main', 'shop::total', '__GI_abort', '__GI_raise', '__pthread_kill_internal'),
    },
  ],
  apart: [
    {
      why: 'abort and a failed assertion where no function of the application has a name',
      one: error('SIGABRT', 'Abort', { in_app: null }, { function: 'abort', in_app: null }),
      other: error(
        'SIGABRT',
        'Abort',
        { in_app: null },
        { function: '__assert_fail', in_app: null },
        { function: 'abort', in_app: null },
      ),
    },
    {
      why: 'functions that return what the library has',
      one: crashed('main', 'std::shared_ptr<Cart> shop::make<Cart>(int)'),
      other: crashed('main', 'std::shared_ptr<Cart> shop::copy<Cart>(Cart const&)'),
    },
    {
      why: 'functions of the application that are called like those that throw',
      one: crashed('main', 'shop::Transaction::abort()', 'shop::Log::flush()'),
      other: crashed('main', 'shop::Transaction::abort()', 'shop::Log::close()'),
    },
    {
      why: 'operators',
      one: crashed('main', 'std::ostream& shop::operator<<(std::ostream&, Cart const&)'),
      other: crashed('main', 'Money::operator std::string() const'),
    },
  ],
};
