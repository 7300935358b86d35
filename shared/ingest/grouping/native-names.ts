import { withoutArguments, withoutLambdas } from './cpp-names.ts';
import { reshaped, type Shapes } from './shapes.ts';
import { swiftName } from './swift-names.ts';

/** Names of lambdas begin with their types; what they are in is behind that. */
const MAX_NAME_CHARACTERS = 512;

/** What GCC and LLVM put behind the name of a function when they copy it, split it, or call it by another way. */
const CLONE = [
  'isra|part|constprop|cold|unlikely|lto_priv|llvm|clone|simdclone|localalias|nonlocalalias|tm_clone',
  'extracted|outlined|specialized|argprom|argelim|retelim|memprof|funcspec|internalized|thinlto|lto|__part|__uniq',
  '_omp_fn|_omp_cpyfn|_loopfn|omp_outlined|omp_outlined_debug__|cfi|cfi_jt|kcfi|resolver|ifunc',
  'avx\\d?\\w*|sse\\d?\\w*|arch_\\w+|\\d+',
].join('|');

const SUFFIXES: Shapes = [
  [/ with unmangled suffix "[^"]*"$/, ''],
  // As demanglers show them: `total(int) [clone .isra.0]`, `total(int) (.cold)`
  [/ ?\[clone [^\]]*\]/g, ''],
  [/ \(\.[^()]*\)$/, ''],
  [/@(?:plt|@?[A-Z]\w*_[\d.]+)$/, ''],
  // From the beginning of the run only: an engine would try each of its parts and run to the end from each
  [new RegExp(String.raw`(?<!\.(?:${CLONE}))(?:\.(?:${CLONE}))+$`), ''],
];

/** Rust and C number what has no name; so do blocks. */
const NUMBERED: Shapes = [
  [/^__(.+)_block_invoke(?:_?\d+)?$/s, '$1'],
  [/^invocation function for block in /, ''],
  [/(?:::)?\{(?:closure_env|(?:async|gen|async_gen)_(?:block|fn|closure)(?:_env)?|coroutine(?:_env)?)#\d+\}/g, ''],
  [/\{([\w:]+)#\d+\}/g, '{$1}'],
  // Not demangled: the lambdas of one function
  [/(?<=^_{1,3}Z.*Ul\w{1,60}?E)\d*_/s, '_'],
];

/** A function's name without what is behind it when a compiler copied it: `total.isra.0`, `total(int) [clone .cold]`. */
export function withoutSuffixes(name: string): string {
  return /[.@]/.test(name) || name.endsWith('"') ? reshaped(name, SUFFIXES) : name;
}

/** A name of C, C++, Rust or Swift, brought back to the function that somebody wrote; empty if there is none. */
export function nativeName(name: string): string {
  const plain = reshaped(withoutSuffixes(name.slice(0, MAX_NAME_CHARACTERS).trim()), NUMBERED);
  return withoutArguments(withoutLambdas(swiftName(plain)));
}
