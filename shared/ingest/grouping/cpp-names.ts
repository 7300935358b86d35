import { afterBrackets, depths } from './brackets.ts';
import { reshaped, type Shapes } from './shapes.ts';

const LAMBDA = '{lambda}';

/**
 * How GCC, LLVM and MSVC write namespaces and types without a name; tags of the library's version, and the blocks that
 * MSVC numbers.
 */
const NAMELESS: Shapes = [
  [
    /`anonymous[ -]namespace'|\(anonymous namespace\)|\{anonymous\}|\?A0x[\da-f]{8}|(?<!\w)_GLOBAL__N_1(?!\w)/g,
    '(anonymous namespace)',
  ],
  [/\{unnamed type#\d+\}|'unnamed\d*'|<unnamed-(?:type|tag|enum)[\w-]*>/g, '{unnamed}'],
  [/\[abi:\w{1,64}\]|`\d+'::|(?<!\w)__l\d+::/g, ''],
];

/** Where a lambda begins: `{lambda(int)#1}`, `'lambda0'(int)`, `<lambda_0123abcd>`, `$_0`. */
const LAMBDA_BEGINNING = /\{lambda(?=[(<])|'lambda\d*'(?=[(<]|$)|<lambda(?:_[\da-f]+)?(?=[(>])|(?<![\w$])'?\$_\d+'?/g;

/** A name up to the first lambda, for that runs in the function before it; lambdas in templates lose their number. */
export function withoutLambdas(name: string): string {
  if (!/[{'<$`(?_[]/.test(name)) return name;
  const plain = withoutNumbers(reshaped(name, NAMELESS)).replace(/[`']/g, '');
  if (!plain.includes(LAMBDA)) return plain;
  const depth = depths(plain);
  for (let at = plain.indexOf(LAMBDA); at >= 0; at = plain.indexOf(LAMBDA, at + 1))
    if (depth[at] === 0) return plain.slice(0, at).replace(/::$/, '');
  return plain;
}

/** A name with each of its lambdas called alike. */
function withoutNumbers(name: string): string {
  let plain = '';
  let from = 0;
  LAMBDA_BEGINNING.lastIndex = 0;
  for (let found = LAMBDA_BEGINNING.exec(name); found !== null; found = LAMBDA_BEGINNING.exec(name)) {
    plain += name.slice(from, found.index) + LAMBDA;
    from = endOfLambda(name, found.index, LAMBDA_BEGINNING.lastIndex);
    LAMBDA_BEGINNING.lastIndex = from;
  }
  return plain + name.slice(from);
}

/** `{lambda(…)#1}` and `<lambda…>` end with their bracket, `'lambda'<…>(…)` with its types, `$_0` has none. */
function endOfLambda(name: string, start: number, behind: number): number {
  if (name[start] === '{' || name[start] === '<') return afterBrackets(name, start);
  const types = name[behind] === '<' && name[behind - 1] === "'" ? afterBrackets(name, behind) : behind;
  return name[types] === '(' && name[start + 1] === 'l' ? afterBrackets(name, types) : types;
}

/** `Cart::operator()(int)`: what is called is a sign, and the brackets behind it are those of the arguments. */
const OPERATOR = /^(.*?\boperator) ?(\(\)|\[\]|(?:new|delete)\[\]|[-+*/%^&|~!=<>,]{1,3})(?=\(|$)/s;
const BRACKETS: Readonly<Record<string, string>> = {
  '()': ' call',
  '[]': ' subscript',
  'new[]': ' new array',
  'delete[]': ' delete array',
};

/** A name without the types of its arguments, whatever brackets are in them. */
export function withoutArguments(name: string): string {
  const operator = OPERATOR.exec(name);
  if (operator !== null) return operator[1]! + (BRACKETS[operator[2]!] ?? operator[2]!);
  const plain = name.replace(/(?<=\))(?: (?:const|volatile|noexcept|&|&&)){1,4}$/, '');
  if (!plain.endsWith(')')) return name;
  let depth = 0;
  for (let at = plain.length - 1; at > 0; at--) {
    if (plain[at] === ')') depth++;
    else if (plain[at] === '(' && --depth === 0) return /[\w>)\]]/.test(plain[at - 1]!) ? plain.slice(0, at) : name;
  }
  return name;
}
