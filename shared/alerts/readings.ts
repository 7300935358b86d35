/** One way to read a place in a text: which character it stands for, and where that ends. */
export interface Reading {
  character: string;
  end: number;
  /** How many spellings lie in one another: 0, the character itself; 2, what JSON writes of `%2F` where it escapes `%`. */
  depth: number;
}

/** JSON in JSON in HTML is met; whatever lies deeper would cost time and is not. */
const MAX_DEPTH = 3;

/** Of JSON (RFC 8259, 7) and JavaScript, besides those by number. */
const AFTER_BACKSLASH: ReadonlyMap<string, string> = new Map([
  ...Array.from('"\'`\\/', (mark) => [mark, mark] as const),
  ...Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
]);

/** All names that HTML has for printable ASCII: https://html.spec.whatwg.org/multipage/named-characters.html */
const NAMES: readonly (readonly [name: string, character: string])[] = [
  '!excl "quot #num $dollar %percnt &amp &AMP \'apos (lpar )rpar *ast *midast +plus ,comma .period /sol :colon ;semi <lt <LT',
  '=equals >gt >GT "QUOT ?quest @commat [lsqb [lbrack \\bsol ]rsqb ]rbrack ^Hat _lowbar _UnderBar `grave `DiacriticalGrave',
  '{lcub {lbrace |verbar |vert |VerticalLine }rcub }rbrace',
].flatMap((line) => line.split(' ').map((one) => [one.slice(1), one[0]!] as const));

/** What is read from a place on. */
type Read = (at: number) => readonly Reading[];

interface Found {
  value: number;
  end: number;
}

/**
 * Lists for each place of a text all that may be read there: the character as it is, and what it stands for in JSON and
 * JavaScript (`\u0041`, `\x41`, `\/`), in URLs and forms (`%2f`, `%C3%A4`, `+`), and in HTML (`&#65;`, `&#x41;`, `&amp;`), also
 * where these lie in one another. A text has many readings: which one its writer meant nobody knows. Takes time in proportion to
 * the text, whatever is in it.
 */
export function readingsOf(text: string): readonly (readonly Reading[])[] {
  const all: Reading[][] = Array.from({ length: text.length + 1 }, () => []);
  for (let at = text.length - 1; at >= 0; at--) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    const found = all[at]!;
    found.push({ character, end: at + character.length, depth: 0 });
    if (!'\\%&+'.includes(character)) continue;
    for (let depth = 1; depth <= MAX_DEPTH; depth++) {
      const read = (from: number) => all[from]!.filter((one) => one.depth < depth);
      for (const { value, end } of read(at).flatMap((first) => spelled(first, read))) {
        if (value > 0x10ffff) continue;
        const decoded = String.fromCodePoint(value);
        if (!found.some((one) => one.end === end && one.character === decoded))
          found.push({ character: decoded, end, depth });
      }
    }
  }
  return all;
}

/** What is spelled by a character and those behind it. */
function spelled({ character, end }: Reading, read: Read): Found[] {
  if (character === '+') return [{ value: 0x20, end }];
  if (character === '\\') return escaped(end, read);
  if (character === '%') return percentCoded(end, read);
  return character === '&' ? entities(end, read) : [];
}

function escaped(at: number, read: Read): Found[] {
  return read(at).flatMap(({ character, end }) => {
    if (character === 'x') return digits(end, 16, [2, 2], read);
    if (character === 'u') return digits(end, 16, [4, 4], read).flatMap((unit) => joined(unit, read));
    const plain = AFTER_BACKSLASH.get(character);
    return plain === undefined ? [] : [{ value: plain.codePointAt(0)!, end }];
  });
}

/** JSON writes what is beyond U+FFFF as two halves. */
function joined(unit: Found, read: Read): Found[] {
  if (unit.value < 0xd800 || unit.value > 0xdbff) return [unit];
  return after(unit.end, '\\', read)
    .flatMap((end) => after(end, 'u', read))
    .flatMap((end) => digits(end, 16, [4, 4], read))
    .filter(({ value }) => value >= 0xdc00 && value <= 0xdfff)
    .map(({ value, end }) => ({ value: 0x10000 + ((unit.value & 0x3ff) << 10) + (value & 0x3ff), end }));
}

/** A byte as Latin-1 has it, and with those behind it as UTF-8 has them. */
function percentCoded(at: number, read: Read): Found[] {
  return digits(at, 16, [2, 2], read).flatMap((lead) => {
    const more = lead.value >= 0xf0 ? 3 : lead.value >= 0xe0 ? 2 : lead.value >= 0xc0 ? 1 : 0;
    if (more === 0) return [lead];
    let whole: Found[] = [{ value: lead.value & (0x3f >> more), end: lead.end }];
    for (let index = 0; index < more; index++) whole = whole.flatMap((part) => continued(part, read));
    return [lead, ...whole];
  });
}

function continued(part: Found, read: Read): Found[] {
  return after(part.end, '%', read)
    .flatMap((end) => digits(end, 16, [2, 2], read))
    .filter(({ value }) => (value & 0xc0) === 0x80)
    .map(({ value, end }) => ({ value: part.value * 64 + (value & 0x3f), end }));
}

function entities(at: number, read: Read): Found[] {
  const numbers = after(at, '#', read).flatMap((end) => [
    ...digits(end, 10, [1, 8], read),
    ...['x', 'X'].flatMap((mark) => after(end, mark, read).flatMap((from) => digits(from, 16, [1, 8], read))),
  ]);
  const named = NAMES.flatMap(([name, character]) => {
    let ends = [at];
    for (const letter of name) ends = ends.flatMap((end) => after(end, letter, read));
    return ends.map((end) => ({ value: character.codePointAt(0)!, end }));
  });
  // Browsers read them without the semicolon, too.
  return [...numbers, ...named].flatMap(({ value, end }) => [
    { value, end },
    ...after(end, ';', read).map((behind) => ({ value, end: behind })),
  ]);
}

function after(at: number, character: string, read: Read): number[] {
  return read(at).flatMap((one) => (one.character === character ? [one.end] : []));
}

/** All numbers of so many digits that begin at a place. */
function digits(at: number, base: 10 | 16, [least, most]: readonly [number, number], read: Read): Found[] {
  const digit = base === 16 ? /^[\da-f]$/i : /^\d$/;
  const found: Found[] = [];
  let begun: Found[] = [{ value: 0, end: at }];
  for (let length = 1; length <= most && begun.length > 0; length++) {
    begun = begun.flatMap(({ value, end }) =>
      read(end)
        .filter(({ character }) => digit.test(character))
        .map((one) => ({ value: value * base + Number.parseInt(one.character, base), end: one.end })),
    );
    if (length >= least) found.push(...begun);
  }
  return found;
}
