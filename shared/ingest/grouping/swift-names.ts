import { afterBrackets, depths } from './brackets.ts';
import { reshaped, type Shapes } from './shapes.ts';

/** Whatever has been put before the name of a function by Swift's demangler. */
const BEFORE = new RegExp(
  `(?:${[
    'partial apply(?: forwarder)? for',
    '@(?:objc|nonobjc|cdecl)',
    'specialized|merged(?: generic(?! (?:specialization|partial|not) ))?',
    String.raw`(?:\(\d+\) )?(?:suspend|await) resume partial function for`,
    '(?:dispatch|vtable|curry|distributed) thunk (?:of|for)|distributed thunk',
    'back deployment (?:thunk|fallback) for',
    'async function pointer to',
    String.raw`outlined (?:variable|read-only object) #\d+ of`,
  ].join('|')}) `,
  'y',
);

/** `generic specialization <Swift.Int> of `, `function signature specialization <Arg[0] = Owned To Guaranteed> of `. */
const SPECIALIZATION =
  /(?:function signature|(?:prespecialized |inlined )?generic(?: not re-abstracted| partial)?) specialization (?=<)/y;

/** What has no name, and what has one, within another function: both are numbered. */
const CLOSURE = /(?:(?:implicit |auto)?closure|\$?defer) #\d+ /y;
const LOCAL = /([\w$]{1,128})(?:\([^()]*\))? #\d+ /y;

const MADE_UP: Shapes = [
  // Names that are private to a file carry a hash of its name
  [/\(([^()\s]{1,128}) in _[\dA-F]{32}\)/g, '$1'],
  [/\(unknown context at \$[\da-f]+\)/g, '(unknown context)'],
  [/^globalinit_\d+_[\dA-F]{32}_(func|token)\d+$/, 'globalinit_$1'],
  // Not demangled: parts of an async function, what calls a closure, the closures of one function
  [/(?<=^_?\$[sS].*)(?:T[YQ]\d*_|TA|To|Tm)+$/s, ''],
  [/(?<=^_?\$[sS].*)U\d*_$/s, 'U_'],
];

/** Helpers that the compiler makes for a type, not for a function. */
const HELPER =
  /^(?:(?:reabstraction |generic )*thunk (?:for|helper)|outlined |objectdestroy\b|block_(?:copy|destroy)_helper\b)/;

/** A name of Swift, brought back to the function that somebody wrote; empty if it belongs to none. */
export function swiftName(name: string): string {
  if (!/[ $]|^globalinit_|^objectdestroy|^block_/.test(name)) return name;
  const whole = reshaped(name, MADE_UP);
  const locals: string[] = [];
  let at = 0;
  for (let next = outer(whole, at, locals); next !== null; next = outer(whole, at, locals)) at = next;
  const rest = whole.slice(at);
  return HELPER.test(rest) ? '' : [...locals, rest].join(' in ');
}

/** Where the name goes on that the one at a place was made of; `null` if nobody made that one up. */
function outer(name: string, at: number, locals: string[]): number | null {
  const before = behind(BEFORE, name, at);
  if (before !== null) return before;
  const specialization = behind(SPECIALIZATION, name, at);
  if (specialization !== null) return behind(/ of /y, name, afterBrackets(name, specialization));
  const closure = behind(CLOSURE, name, at);
  if (closure !== null) return within(name, closure);
  LOCAL.lastIndex = at;
  const local = LOCAL.exec(name);
  if (local === null) return null;
  locals.push(local[1]!);
  return within(name, LOCAL.lastIndex);
}

function behind(shape: RegExp, name: string, at: number): number | null {
  shape.lastIndex = at;
  return shape.test(name) ? shape.lastIndex : null;
}

/** What a closure is in, behind its own types: ` (Swift.Int) -> () in Shop.Cart.total()`; the end if that was cut off. */
function within(name: string, at: number): number {
  const rest = name.slice(at - 1);
  const depth = depths(rest);
  for (let place = rest.indexOf(' in '); place >= 0; place = rest.indexOf(' in ', place + 1))
    if (depth[place] === 0) return at - 1 + place + ' in '.length;
  return name.length;
}
