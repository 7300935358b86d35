import { isWords } from './plausible-words.ts';

/** A name of letters without anything between them has no hash, unless its ending begins with `min`. */
const ONE_WORD = /^[A-Za-z_/]+(?:\.(?!min)[a-z]{2,8})?$/i;

/** All of the name is what Rollup makes up: `CzxWyABc.js`. */
const EIGHT_OF_BOTH_CASES = /^(?=[A-Z_]*[a-z])(?=[a-z_]*[A-Z])[A-Za-z_]{8}\.[a-z]{2,8}$/;

/**
 * Turbopack: `app_page_tsx_3d39a9._.js`, `[root-of-the-server]__2d0cebe3._.js`, since 16.2 in base 38, 13 or 7 or 10 of
 * it (https://github.com/vercel/next.js/pull/91832), of which the first is 0, 1 or 2 because 64 bits fill no more.
 */
const TURBOPACK_HEX = /(?<![\da-z])_{0,2}(?<![\da-f])(?=[a-f]*\d)[\da-f]{5,16}$/;
const TURBOPACK_BASE_38 = /(?<![\da-zA-Z])[0-2](?:[\da-z_-]{12}|[\da-z_-]{9}|[\da-z_-]{6})$/;

/**
 * A script's name without the hash that bundlers put in: `main.3f2a9c1b.js`, `chunk-SYNTXKLB.js`, `Cart-V4-CzxWy.js`,
 * `app_page_tsx_bbb905._.js`. Words and short numbers are none: `user-profile2.js`. A name that is only a number or a
 * hash becomes `chunk`.
 */
export function withoutBuildHash(file: string): string {
  if (ONE_WORD.test(file) && !(EIGHT_OF_BOTH_CASES.test(file) && !isWords(withoutInitials(file.slice(0, 8)))))
    return file;
  const [name, extension] = /^(.+?)((?:\.min)?\.[a-z]{2,8})$/i.exec(withBrackets(file))?.slice(1) ?? [file, ''];
  const stable = withoutHashes(withoutTail(name!.replace(/[-_.@]v?\d+(?:\.\d+)+/, '')));
  return (stable === '' ? 'chunk' : stable) + extension!.replace(/^\.min/i, '');
}

/** `jQueryUI` → `Query`: a letter before a word and an abbreviation behind it are how people name things. */
function withoutInitials(name: string): string {
  return name.replace(/^[a-z](?=[A-Z][a-z])/, '').replace(/(?<=[a-z])[A-Z]{2,3}$/, '');
}

/** Whether a script's name carries a build's hash. */
export function hasBuildHash(path: string): boolean {
  const file = path
    .replace(/[?#].*$/s, '')
    .split(/[\\/]/)
    .at(-1)!;
  return withoutBuildHash(file) !== withBrackets(file).replace(/\.min(?=\.[a-z]+$)/i, '');
}

/** Routes of Next.js have brackets, in addresses as `%5Bslug%5D`. */
function withBrackets(file: string): string {
  return file.includes('%') ? file.replace(/%5B/gi, '[').replace(/%5D/gi, ']') : file;
}

/** Hashes whose alphabet has the separators in it can only be told from the end of the name. */
function withoutTail(name: string): string {
  const marked = name.endsWith('._');
  const body = marked ? name.slice(0, -2) : name;
  if (marked || body.includes('_')) {
    const hex = TURBOPACK_HEX.exec(body);
    // Without the mark a number is one for people: `report_202401.js`.
    if (hex !== null && (marked || (hex.index > 0 && /[a-f]/.test(hex[0]))))
      return body.slice(0, hex.index).replace(/_+$/, '');
  }
  const base38 = TURBOPACK_BASE_38.exec(body);
  if (base38 !== null && /[a-z]/.test(base38[0]) && !isWords(base38[0]))
    return body.slice(0, base38.index).replace(/_+$/, '');
  const start = body.length - 8;
  const isSet = start === 0 || (start > 0 && /[-.]/.test(body[start - 1]!));
  return isSet && isBase64(body.slice(start)) ? body.slice(0, start) : body;
}

/** Rollup and Vite write eight characters of base64, dashes and underscores among them. */
function isBase64(text: string): boolean {
  return /^[\w-]{8}$/.test(text) && /[A-Z]/.test(text) && /[a-z\d_-]/.test(text) && !isWords(text);
}

/** Hashes between dots, dashes and tildes. */
function withoutHashes(name: string): string {
  const parts = name.split(/([.~]|-(?=[^-]))/);
  return parts
    .filter((part, index) => index % 2 === 1 || !isBuildHash(part, parts[index - 1], parts[index - 2]))
    .join('')
    .replace(/([.~-])[.~-]+/g, '$1')
    .replace(/^[.~-]+|[.~-]+$/g, '');
}

/** None of the shapes below is shorter; a name may have hundreds of parts. */
const SHORTEST_HASH = 4;

function isBuildHash(part: string, separator: string | undefined, before: string | undefined): boolean {
  if (/^\d{1,4}$/.test(part)) return separator !== '-';
  if (separator === undefined)
    return /^\d+$/.test(part) || (/^(?=[a-f]*\d)[\da-f]{6,64}$/i.test(part) && !isWords(part));
  if (part.length < SHORTEST_HASH) return false;
  if (/^(?=.*\d.*\d.*\d)[\da-f]{8,64}$/i.test(part)) return true;
  return isHashShaped(part, separator) && (!isWords(part) || (before === 'chunk' && /^[A-Z2-7]{8}$/.test(part)));
}

function isHashShaped(part: string, separator: string): boolean {
  if (/^[\da-f]{8,64}$/i.test(part)) return true;
  if (separator === '.' && /^(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{4,64}$/i.test(part)) return true;
  if (part.length < 5 || part.length > 64 || !/^\w+$/.test(part)) return false;
  if (/^(?=.*\d)(?=.*[a-z])/i.test(part)) return part.length >= 6 || /\d.*\d/.test(part);
  // Without a digit: Rollup's of both cases, esbuild's of capitals.
  return part.length === 8 && (/[a-z][A-Z]/.test(part) || /^[A-Z]{8}$/.test(part));
}
