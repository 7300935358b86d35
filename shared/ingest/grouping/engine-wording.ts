/** The last property of an expression: `price` of `t.cart.price`, `0` of `t[0]`. */
const LAST_PROPERTY = /[.[]["']?([\w$<>-]{1,100})["']?\]?$/;

const NULLISH_EVALUATED = /^(undefined|null) is not an object \(evaluating '(.*)'\)\.?$/s;

/**
 * Sentences of JavaScriptCore, SpiderMonkey and older engines beside what V8 says of the same failure.
 * https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Errors lists them by engine.
 */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  // SpiderMonkey does not say whether a property was read or set
  [
    /^can't access property "?([^"]{1,100}?)"?(?:, .{1,500} is | of )(undefined|null)$/s,
    "Cannot read properties of $2 (reading '$1')",
  ],
  [/^Cannot read property '?([^']{1,100}?)'? of (undefined|null)$/, "Cannot read properties of $2 (reading '$1')"],
  [
    /^Unable to get property '([^']{1,100})' of (undefined|null)( or null reference)?$/,
    "Cannot read properties of $2 (reading '$1')",
  ],
  [/^Cannot set property '?([^']{1,100}?)'? of (undefined|null)$/, "Cannot set properties of $2 (setting '$1')"],
  [
    /^Unable to set property '([^']{1,100})' of (undefined|null)( or null reference)?$/,
    "Cannot set properties of $2 (setting '$1')",
  ],
  [
    /^Cannot destructure property '([^']{1,100})' from null or undefined value$/,
    "Cannot destructure property '$1' of 'undefined' as it is undefined",
  ],
  // JavaScriptCore quotes the source behind what it says
  [/^(.{1,500} is not (?:a function|a constructor|iterable))\.? \((?:In|near|evaluating) '.*$/s, '$1'],
  [/^Can't find variable: (.{1,500})$/s, '$1 is not defined'],
  [/^'([^']{1,100})' is (?:not defined|undefined)$/, '$1 is not defined'],
  [/^can't access lexical declaration ('[^']{1,100}' before initialization)$/, 'Cannot access $1'],
  [/^too much recursion$/, 'Maximum call stack size exceeded'],
  // Text that is no JSON; not all engines say what they found
  [/^(?:JSON\.parse: unexpected end of data|JSON Parse error: Unexpected EOF)\b.*$/s, 'Unexpected end of JSON input'],
  [/^(?:JSON\.parse: unexpected |JSON Parse error: (?:Unrecognized|Unexpected) ).*$/s, 'Unexpected token in JSON'],
  [
    /^Unexpected (?:token|identifier|number|string)\b.*(?:in JSON at position|is not valid JSON).*$/s,
    'Unexpected token in JSON',
  ],
  [/^(?:NetworkError when attempting to fetch resource|Load failed)$/, 'Failed to fetch'],
  [
    /^(?:(?:Failed to fetch|error loading) dynamically imported module\b.*|Importing a module script failed)$/s,
    'Failed to fetch dynamically imported module',
  ],
];

/** What an engine says of a failure, in V8's words without the full stop; other texts as they are. */
export function inWordsOfV8(text: string): string {
  const said = text.replace(/^Uncaught (?:\w{0,50}Error: )?/, '').replace(/\.$/, '');
  const [, nullish, expression] = NULLISH_EVALUATED.exec(said) ?? [];
  if (nullish !== undefined && expression !== undefined) return accessIn(expression, nullish) ?? said;
  const known = SENTENCES.find(([sentence]) => sentence.test(said));
  return known === undefined ? said : said.replace(...known);
}

/** `t.price` reads, `t.price = 1` sets. */
function accessIn(expression: string, nullish: string): string | null {
  const assigned = expression.search(/ =(?![=>])/);
  const property = LAST_PROPERTY.exec(assigned < 0 ? expression : expression.slice(0, assigned))?.[1];
  if (property === undefined) return null;
  return assigned < 0
    ? `Cannot read properties of ${nullish} (reading '${property}')`
    : `Cannot set properties of ${nullish} (setting '${property}')`;
}
