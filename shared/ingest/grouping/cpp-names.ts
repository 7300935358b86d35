import { afterBrackets, depths } from './brackets.ts';

const LAMBDA = '{lambda}';
const NAMESPACE = '(anonymous namespace)';

/**
 * How GCC, LLVM and MSVC write what has no name, from where it begins: lambdas with their number and types, types and
 * namespaces without a name; tags of the library's version, and the blocks that MSVC numbers.
 */
const NAMELESS: readonly (readonly [RegExp, string])[] = [
  [/\{lambda(?=[(<])/y, LAMBDA],
  [/'lambda\d*'(?=[(<]|$)/y, LAMBDA],
  [/<lambda(?:_[\da-f]+)?(?=[(>])/y, LAMBDA],
  [/'?\$_\d+'?/y, LAMBDA],
  [/\{unnamed type#\d+\}|'unnamed\d*'|<unnamed-(?:type|tag|enum)[\w-]*>/y, '{unnamed}'],
  [/`anonymous[ -]namespace'|\(anonymous namespace\)|\{anonymous\}|\?A0x[\da-f]{8}|_GLOBAL__N_1/y, NAMESPACE],
  [/\[abi:\w{1,64}\]/y, ''],
  [/`\d+'::|__l\d+::/y, ''],
  [/[`']/y, ''],
];

const BEGINNINGS = /[{'<$`(?_[]/;
const OTHERS = /[^{'<$`(?_[]+/y;

/** A name up to the first lambda, for that runs in the function before it; lambdas in templates lose their number. */
export function withoutLambdas(name: string): string {
  if (!BEGINNINGS.test(name)) return name;
  let plain = '';
  for (let at = 0; at < name.length;) {
    const [end, text] = nameless(name, at) ?? matched(OTHERS, name, at) ?? [at + 1, name[at]!];
    plain += text;
    at = end;
  }
  if (!plain.includes(LAMBDA)) return plain;
  const depth = depths(plain);
  for (let at = plain.indexOf(LAMBDA); at >= 0; at = plain.indexOf(LAMBDA, at + 1))
    if (depth[at] === 0) return plain.slice(0, at).replace(/::$/, '');
  return plain;
}

function nameless(name: string, at: number): [end: number, text: string] | null {
  if (at > 0 && name[at] !== '<' && name[at] !== '[' && /[\w$]/.test(name[at - 1]!)) return null;
  for (const [shape, text] of NAMELESS) {
    const found = matched(shape, name, at);
    if (found === null) continue;
    if (text !== LAMBDA || name[at] === '$') return [found[0], text];
    // `{lambda(…)#1}` and `<lambda…>` end with their bracket, `'lambda'<…>(…)` with its types.
    return [name[at] === "'" ? afterTypes(name, found[0]) : afterBrackets(name, at), text];
  }
  return null;
}

function afterTypes(name: string, at: number): number {
  const types = name[at] === '<' ? afterBrackets(name, at) : at;
  return name[types] === '(' ? afterBrackets(name, types) : types;
}

function matched(shape: RegExp, name: string, at: number): [end: number, text: string] | null {
  shape.lastIndex = at;
  const found = shape.exec(name);
  return found === null || found[0] === '' ? null : [shape.lastIndex, found[0]];
}

/** A name without the types of its arguments, whatever brackets are in them. */
export function withoutArguments(name: string): string {
  const plain = name.replace(/(?<=\))(?: (?:const|volatile|noexcept|&|&&)){1,4}$/, '');
  if (!plain.endsWith(')')) return name;
  let depth = 0;
  for (let at = plain.length - 1; at > 0; at--) {
    if (plain[at] === ')') depth++;
    else if (plain[at] === '(' && --depth === 0) return /[\w>)\]]/.test(plain[at - 1]!) ? plain.slice(0, at) : name;
  }
  return name;
}
