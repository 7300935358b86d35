/**
 * What a hostile sender repeats: characters and words that begin something for one of the rules of `shared/ingest`, and
 * those that almost end it. Grouped by the stage whose rules they are for; each stage is tried with all of them.
 */
const CHARACTERS =
  'a A 1 - . / \\ _ $ @ % ? & = ; : , " \' < > ( ) [ ] { } | + * ~ # ! ` \n \r \t \u0001 \0 é € \u{1f600} \ud800'.split(
    ' ',
  );

const SCRUBBED = [
  [
    'a=b&',
    'a=%b&',
    'a=%ff&',
    'a=%25&',
    '=&',
    'a=/x?b=c&',
    '/x?a=',
    '/x?token=b ',
    '%253D',
    '//a@',
    '://a:b@',
    'sid=',
    'a=b, ',
  ],
  ['token=', 'token=a&', 'password', 'auth', 'bearer ', 'Bearer a ', 'authorization: a b ', 'AuthToken', 'private_key'],
  ['-----BEGIN ', '-----BEGIN PRIVATE KEY-----', '-----END ', '-----BEGIN RSA PRIVATE KEY----------END '],
  ['4111 ', '4111111111111111 ', '123-45-6789 ', 'GB82 WEST 1234 5698 7654 32 ', 'GB82WEST12345698765432', 'AA00 '],
  [
    '/home/',
    '/home/a',
    'C:\\Users\\',
    'a@b.c',
    'a@b',
    ', a',
    ',  ',
    '{"data":"',
    '["',
    '{"a":[',
    '[{',
    '"data":"[1]",',
  ],
].flat();

const GROUPED = [
  [
    '1.',
    '1.1',
    '11.',
    'v1.1',
    '-1.1',
    '.1.',
    '@1',
    '@v1.',
    '1/1/',
    '/1.1',
    '../',
    './',
    'a/',
    '.min',
    '.min.js',
    '-abc12345',
  ],
  [
    '1,111',
    '10:10 ',
    '2020-01-01 ',
    'Jan 1 ',
    '1ms',
    '1h1',
    'P1YT1H',
    'eyJ',
    '-eyJ',
    'eyJaaaaaaaa.',
    'a.com',
    'a-',
    '::1',
    '1:',
  ],
  [
    'deadbeef-',
    '0x',
    '<1',
    '="',
    "='",
    '=(',
    '": "',
    "Duplicate entry '",
    '1 kb ',
    '1e1',
    '-1 ',
    '<a>,',
    'HTTP ',
    'aB1',
    'a1',
  ],
  [
    '{closure',
    '{closure:',
    '<>g__',
    '<a>d__',
    '`1',
    '[[',
    '[[a]',
    'lambda$',
    '$lambda-1',
    '$1',
    '__1',
    '_erb_',
    'block in ',
  ],
  [
    '.func1',
    '-fm',
    '$$Lambda',
    '_$$_',
    '$Proxy1',
    'Generated',
    '/0x1',
    '_closure1',
    '+<',
    '@anonymous ',
    'new ',
    ' [as ',
    '/<',
    '<',
  ],
  [
    'node_modules/',
    'vendor/',
    'registry/src/',
    '(1',
    '(1) : ',
    '{}',
    '{0}',
    '%s',
    '%(a)s',
    '{{ default }}',
    'Error',
    'ErrorException: ',
  ],
].flat();

export const UNITS: readonly string[] = [...new Set([...CHARACTERS, ' ', ...SCRUBBED, ...GROUPED])];

/** Values of a list, as JSON or nearly; `index` and `random` make each another. */
export const VALUES: Readonly<Record<string, (index: number) => string>> = {
  numbers: () => '12345',
  digits: () => '1',
  NaN: () => 'NaN',
  cards: () => '4111111111111111',
  objects: () => '{}',
  lists: () => '[[1]]',
  'objects of different names': (index) => `{"k${index}":1}`,
  'objects of large numbers': (index) => `{"${(index * 7919) % 4294967291}":0}`,
  'control characters': () => '"\u0001"',
  'control characters and escapes': () => String.raw`"${'\u0001'}\n"`,
  'null characters': () => String.raw`"\u0000"`,
  'lone surrogates': () => String.raw`"\ud800"`,
  'short texts': (index) => `"${random(8, index)}"`,
  'long texts': (index) => `"${random(250, index)}"`,
  'longer texts': (index) => `"${random(3000, index)}"`,
  frames: (index) => `{"function":"${random(6, index)}","vars":{"a":1}}`,
  stacks: () => '{"stacktrace":{"frames":[{}]}}',
  pairs: () => '["cookie","a=b"]',
  addresses: () => '"/?token=b"',
  'addresses badly encoded': () => '"/?a=%ff"',
  bodies: () => '{"data":"[1]"}',
  'broken bodies': () => '{"data":"["}',
  forms: () => '{"data":"a=b"}',
};

/** Fields of an object, as JSON. */
export const FIELDS: Readonly<Record<string, (index: number) => string>> = {
  numbered: (index) => `"k${index}":1`,
  'of one name': () => '"a":1',
  'of __proto__': () => '"__proto__":{}',
  'of integers': (index) => `"${index}":1`,
  'of large integers': (index) => `"${(index * 2654435761) % 4294967295}":1`,
  'of names with null characters': (index) => String.raw`"\u0000k${index}":1`,
  'of names that become one': (index) => `"${String.raw`\u0000`.repeat(index % 50)}k${index >> 6}":1`,
  'that are secret': (index) => `"token${index}":"x"`,
  'with texts': (index) => `"k${index}":"${random(8, index)}"`,
  'with addresses': (index) => `"k${index}":"/?token=b"`,
  'with cards': (index) => `"k${index}":4111111111111111`,
  'with bodies': () => '"data":"[1]"',
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Text that does not compress, the same for the same seed (xorshift, Marsaglia 2003). */
export function random(length: number, seed: number): string {
  let state = (seed + 1) * 2654435769;
  let text = '';
  for (let at = 0; at < length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    text += ALPHABET[state & 63]!;
  }
  return text;
}
