import { DOTNET_FUNCTIONS, FSHARP_FUNCTIONS } from './dotnet-names.ts';
import { JVM_FUNCTIONS } from './jvm-names.ts';
import { nativeName } from './native-names.ts';
import { stablePath } from './paths.ts';
import { reshaped, runsOn, type Shapes } from './shapes.ts';

/** Longer names are templates and closures of closures; what tells them apart is at the front. */
const MAX_FUNCTION_CHARACTERS = 256;

/** Names that runtimes give to code without a name. */
const NAMELESS =
  /^(?:\?+|-|<?\(?anonymous\)?>?|<?unknown>?|<redacted>|anonymous function|<lambda>|lambda|<module>|<(?:list|dict|set)comp>|<genexpr>|<locals>|<main>|<top \(required\)>|\[native code\]|native|\{main\}|(?:eval|global|module) code|eval|glob|fn|apply|_callee\d*|_loop_?\d*|lambda_method\d*|0x[\da-f]+)$/i;

const GO_SUFFIX = String.raw`(?:\.func\d+|\.gowrap\d+|\.deferwrap\d+|-fm|-range\d+|\.\d+)`;

/**
 * What compilers add to a name and change with the next build: counters, hashes, addresses. Applied in this order,
 * whatever the platform, because one event may have frames of several: the shapes are odd enough not to be written by
 * hand. Those that are not belong to a platform, below.
 *
 * A run at the end, `(?:…)+$`, is looked for from its beginning only (`(?<!…)`): an engine would try each of its parts and
 * run to the end from each.
 */
const GENERATED: Shapes = [
  // Rust: legacy mangling ends in a hash of the crate's build; both manglings number closures.
  [/::h[\da-f]{16}$/, ''],
  [/\$u7b\$\$u7b\$closure\$u7d\$\$u7d\$/g, '{{closure}}'],
  // Rust's {{closure}} and {closure#0}, PHP's {closure}
  [/(?:::|\\)?\{\{?closure(?:#\d+)?\}?\}/g, ''],
  // Elixir: `anonymous fn/1 in Shop.Cart.total/2`; Erlang: `-total/2-fun-0-`, `-total/2-lc$^0/1-0-`
  [/^anonymous fn\/\d+ in /, ''],
  [/^([^"]*")?-([^"/]{1,100}\/\d+)-[^"]*-"?(?:\/\d+)?$/, '$2'],
  // C#: lambdas, local functions, state machines; generic arity and arguments
  ...DOTNET_FUNCTIONS,
  [/`\d+/g, ''],
  [/(?<!\[)\[\[[^\]]*\]\]|\[[\w.,* ]*\]/g, ''],
  // Java, Kotlin, Scala
  [/^\$r8\$lambda\$.*$/s, ''],
  [/^lambda\$(?:static\$)?([\w-]+?)(?:\$[\w-]+){0,4}$/, '$1'],
  [/_aroundBody\d+(?:\$advice)?$/, ''],
  [/\$lambda(?:[$-]\d+)+.*$/, ''],
  [/^\$anonfun\$(\w+?)(?:\$\d+)?(?:\$adapted)?$/, '$1'],
  [/^access\$\w+$/, 'access'],
  [/\$(?:default|adapted)$/, ''],
  [/(?<!\$\d+)(?:\$\d+)+$/, ''],
  // Ruby: compiled templates, and what runs inside a method
  [/(_(?:erb|haml|slim|rabl|jbuilder|builder|liquid))_{1,3}-?\d[\d_]*$/, '$1'],
  [/^(?:(?:block|rescue|ensure)(?: \(\d+ levels\))? in )+/, ''],
  // C++ and .NET with the types of the arguments
  [/(?<=\w)\([^()]*\)(?: const)?$/, ''],
  [/\.$/, ''],
];

/** Most names: no shape above or below is in them. Each shape has a digit, a sign, a space, or a dot at its end. */
const PLAIN = /^[A-Za-z_]+(?:\.[A-Za-z_]+)*$/;

/** Go: closures, method values, loops over functions, go and defer statements. */
const GO: Shapes = [
  [new RegExp(`(?<!${GO_SUFFIX})${GO_SUFFIX}+$`), ''],
  [/^func\d+$/, ''],
];

const JAVASCRIPT: Shapes = [
  [/ \[as [^\]]*\]$/, ''],
  [/^(?:[\w. ]{1,40}\*)+/, ''],
  [/^(?:async |new |bound |get |set )+/, ''],
  [/(?<=\.)[gs]et /, ''],
  // Firefox: `load/items/<` is a function without a name inside `load`; other engines do not say where it is
  [/^.*<$/s, ''],
  [/^.*[/]/, ''],
  [/\$$/, ''],
];

/** Where an owner before the name depends on the receiver or on the runtime's version, only the name is used. */
const LAST_PART: Readonly<Record<string, RegExp>> = { javascript: /[.]/, python: /[.]/, ruby: /[.#]/ };

/** A method of Objective-C, alone or in the name of a block: `__41-[Cart total]_block_invoke_2`. */
const OBJECTIVE_C = /[-+]\[[\w.$]+(?:\([\w.$]*\))? [\w:$.]+\]/;

/** PHP puts file, line and a counter behind a class without a name, after a null byte that is gone by now. */
const ANONYMOUS_CLASS = /@anonymous(.*?)(?=::|$)/s;

/** PHP 8.4: `{closure:App\Cart::total():12}`, `{closure:/srv/routes/web.php:12}`, one inside another. */
const CLOSURE = /\{closure:([^{}]*):\d+\}/;

/** A function's name without what changes from build to build; `null` if it has none of its own. */
export function stableFunction(name: string | null, family: string): string | null {
  if (name === null) return null;
  const written = name.slice(0, MAX_FUNCTION_CHARACTERS).trim();
  if (NAMELESS.test(written)) return null;
  const method = OBJECTIVE_C.exec(written);
  if (method !== null) return method[0];
  let stable = runsOn('native', family) ? nativeName(name).slice(0, MAX_FUNCTION_CHARACTERS) : written;
  if (!PLAIN.test(stable)) stable = reshaped(ofPlatform(stable, family), GENERATED);
  const separator = LAST_PART[family];
  if (separator) stable = stable.split(separator).at(-1)!;
  return stable === '' || NAMELESS.test(stable) ? null : stable;
}

/** A name without what only the compilers and engines of one platform make up, and people elsewhere may write. */
function ofPlatform(name: string, family: string): string {
  if (family === 'php') return withoutPlaces(name);
  if (family === 'javascript') return reshaped(name, JAVASCRIPT);
  if (family === 'go') return reshaped(name, GO);
  if (runsOn('jvm', family)) return reshaped(name, JVM_FUNCTIONS);
  return runsOn('dotnet', family) ? reshaped(reshaped(name, DOTNET_FUNCTIONS), FSHARP_FUNCTIONS) : name;
}

/** The names that PHP makes up, without line and counter and with the part of the path that is the same everywhere. */
function withoutPlaces(name: string): string {
  const closure = CLOSURE.exec(name)?.[1];
  if (closure !== undefined) return isPath(closure) ? `closure in ${stablePath(closure)}` : closure;
  return name.replace(ANONYMOUS_CLASS, (_, place: string) => `@anonymous ${stablePath(withoutCounter(place)) ?? ''}`);
}

function isPath(text: string): boolean {
  return /^(?:[A-Za-z]:)?[\\/]/.test(text);
}

/** `a.php:3$0` since PHP 7.4, `a.php0x7f9697eb2405` before. */
function withoutCounter(place: string): string {
  // oxlint-disable-next-line no-control-regex -- PHP puts a null byte there
  return place.replace(/^\0/, '').replace(/(?:(?::\d+)?\$[\da-f]+|0x[\da-f]+)$/, '');
}

/** Platforms that write names alike. */
export function platformFamily(platform: string): string {
  return platform === 'node' || platform.startsWith('javascript') ? 'javascript' : platform;
}
