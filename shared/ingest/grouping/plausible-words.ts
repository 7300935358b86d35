/**
 * Letters that follow a letter in words that people give to files, compounds included. Two of three random pairs are
 * among them, so of eight random letters one in thirty looks like a word, and far fewer with capitals in between.
 */
const FOLLOWERS: Readonly<Record<string, string>> = {
  a: 'bcdefghijklmnpqrstuvwxyz',
  b: 'adeijlmorstuvy',
  c: 'acehikloqrstuy',
  d: 'abdegijlmnoprsuvwy',
  e: 'abcdefghijklmnopqrstuvwxyz',
  f: 'aefilorstuy',
  g: 'aeghilmnorstuwy',
  h: 'abdeilmnorstuwy',
  i: 'abcdefgklmnopqrstvxz',
  j: 'aeiou',
  k: 'abdefgilnopstuwy',
  l: 'abcdefgiklmnoprstuvwy',
  m: 'abefilmnopsuwy',
  n: 'abcdefghijklmnopqrstuvwy',
  o: 'abcdefghijklmnoprstuvwxyz',
  p: 'abdeghilmoprstuwy',
  q: 'u',
  r: 'abcdefghiklmnoprstuvwy',
  s: 'abcdefhiklmnopqrstuvwy',
  t: 'abcdefhilmnoprstuwyz',
  u: 'abcdefgiklmnoprstvxz',
  v: 'aeiouy',
  w: 'abdefhiklnoprsy',
  x: 'acehiloptuy',
  y: 'abcdefgilmnoprstuvw',
  z: 'aeiouyz',
};
const PAIRS = new Set(
  Object.entries(FOLLOWERS).flatMap(([first, next]) => next.split('').map((second) => first + second)),
);

/** What programmers write that is no word of a language. */
const TECHNICAL = new Set(
  (
    'api app aws btn cdn css csv ctx db dev dnd dom dto fs gql grpc gsap gtm gtag hls html http https i18n id img ' +
    'js json jsx jwt kpi lib md mdx ml mjs mp msw npm pdf php png prod pwa qr rgb rpc rtc rx sdk seo sql src sse ssl ' +
    'ssr sso svg tcp tls ts tsx udp ui uri url utf ux vm vue wasm ws xhr xls xlsx xml yaml yml zip d i j v x'
  ).split(' '),
);

const HUMPS = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const MAX_DIGITS = 4;
const MAX_CHARACTERS = 64;

/** Whether a part of a name consists of words and short numbers, as people write it: `UserList`, `profile2`, `sha256`. */
export function isWords(text: string): boolean {
  if (text.length > MAX_CHARACTERS) return false;
  let short = 0;
  for (const hump of text.match(HUMPS) ?? []) {
    if (/^\d/.test(hump)) {
      if (hump.length > MAX_DIGITS) return false;
    } else if (!isWord(hump) || (hump.length <= 2 && ++short > 1)) return false;
  }
  return true;
}

function isWord(hump: string): boolean {
  const word = hump.toLowerCase();
  if (TECHNICAL.has(word)) return true;
  if (word.length < 2 || !/[aeiouy]/.test(word) || /[^aeiouy]{5}/.test(word)) return false;
  // Few abbreviations of three or four capitals are words: `ABC`.
  if (word.length <= 4 && hump.length > 1 && hump === hump.toUpperCase()) return false;
  for (let at = 1; at < word.length; at++) if (!PAIRS.has(word.slice(at - 1, at + 1))) return false;
  return true;
}
