import { isIPv6 } from 'node:net';
import { DATES } from './dates.ts';
import { isEnhancedStatus, isFailureCode, isHexFailureCode } from './failure-codes.ts';
import { IDENTIFIERS, isToken } from './identifiers.ts';

/** What is read of a text: enough for any message, little enough for a bounded time. */
const MAX_INPUT_CHARACTERS = 2048;
const MAX_OUTPUT_CHARACTERS = 1024;
const LINES = 2;

type Replacement = string | ((...match: string[]) => string);

const TOP_LEVEL_DOMAIN =
  'com|net|org|edu|gov|mil|io|co|dev|biz|cloud|internal|local|localhost|localdomain|de|fr|uk|nl|eu|us|ca|au|jp|cn|ru|br|pl|ch|es|se';

/**
 * What differs between two occurrences of the same message, most specific first. Every quantifier is bounded or starts
 * at a character that ends the one before, so that the time is linear in the text.
 */
const VARIABLE: readonly (readonly [RegExp, Replacement])[] = [
  [/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, '<email>'],
  // A bracket belongs to an address if it is opened in it: `http://[::1]/`, `?filter[name]=ada`, `/Title_(book)`.
  [/(?<!\w)[a-z][a-z\d+.-]{1,15}:\/\/(?:[^\s"'<>()[\]{}]|[([{][^\s"'<>()[\]{}]{0,256}[)\]}]?)+/gi, '<url>'],
  [/\bHTTP\/\d(?:\.\d)?(?![\w.])/gi, 'HTTP'],
  [/(?<!\w)eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, '<token>'],
  [/(?<![\w-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?!\w)/gi, '<uuid>'],
  ...IDENTIFIERS,
  ...DATES,
  [
    /(?<![\w:.])[\da-f:][\da-f:.]{1,44}[\da-f:](?:%\w{1,16})?(?![\w:])/gi,
    (text) => (/\d/.test(text) && isIPv6(text) ? '<ip>' : text),
  ],
  [/<\d+(?:\.\d+){2,4}>/g, '<pid>'],
  [/(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\w]|\.\d)/g, '<ip>'],
  [/\[<ip>\]/g, '<ip>'],
  [
    new RegExp(`(?<![\\w.-])(?:[a-z\\d][a-z\\d-]{0,62}\\.){1,8}(?:${TOP_LEVEL_DOMAIN})(?![\\w-]|\\.\\w)`, 'g'),
    '<hostname>',
  ],
  [/(?<![\w.])(?:[A-Za-z]:[\\/]|\/)(?:home|users)[\\/][^\\/\s"':]{1,64}/gi, '<home>'],
  [/(?<![\w.])(?:\/private)?\/(?:tmp|var\/folders|var\/tmp|proc|run\/user)\/[\w./~+@-]{1,500}/g, '<path>'],
  [/(?<=\\(?:Temp|tmp)\\)[\w.\\~+-]{1,500}/gi, '<path>'],
  [/(?<![\w])[\da-f]{40}(?!\w)/gi, '<sha1>'],
  [/(?<![\w])[\da-f]{32}(?!\w)/gi, '<md5>'],
  [/(?<![\w.])v?\d+(?:\.\d+){2,}(?:[-+][\w.+-]{1,64})?(?!\w)/g, keptVersion],
  [/(?<!\w)0x[\da-f]+(?!\w)/gi, keptHex],
  [/(?<=\w)@[\da-f]{4,16}(?!\w)/g, '@<hex>'],
  [/(?<![A-Za-z\d])(?=[a-f]*\d)(?=\d*[a-f])(?:[\da-f]{7,128}|[\dA-F]{7,128})(?![A-Za-z\d])/g, '<hex>'],
  [/(?<![\w/+-])[\w/+-]{16,}={0,2}/g, (text) => (isToken(text) ? '<token>' : text)],
  [/(?<==\s?)"[^"\n]*"/g, quoted],
  [/(?<==\s?)'[^'\n]*'/g, quoted],
  [/(?<==)\([^()\n]*\)/g, '(<value>)'],
  [/(?<=\bDuplicate entry )'[^\n]*'(?= for key)/g, '<quoted_str>'],
  [/(?<="\s?:\s?)"[^"\n]*"/g, quotedOrWord],
  [/(?<==\s?)(?:true|false)(?!\w)/gi, '<bool>'],
  [/(?<![\w.])[-+]?\d+(?:\.\d+)?\s?(?:[kmgt]i?b|bytes?)(?!\w)/gi, '<size>'],
  [/(?<![\w.])[-+]?(?:\d+\.\d+|\.\d+|\d+(?=e[-+]?\d))(?:e[-+]?\d+)?(?![\w]|\.\d)/gi, keptSubstatus],
  [/(?<![A-Za-z\d.])(?:(?<!\w)[-+])?\d+(?:,\d{3})*(?![A-Za-z\d])/g, keptNumbers],
  [/(?<=[a-z])(?<!\b0x[\da-f]{0,7})\d{4,}(?![A-Za-z\d])/g, '<int>'],
  [/(<\w+>)(?:\s?[,;]\s?\1)+/g, '$1'],
];

/** A text without what changes from one occurrence to the next: of its first two lines that are not empty. */
export function parameterise(text: string): string {
  let stable = firstLines(text);
  for (const [variable, name] of VARIABLE) stable = stable.replace(variable, name as string);
  return stable
    .replace(/[^\S\n]+/g, ' ')
    .slice(0, MAX_OUTPUT_CHARACTERS)
    .trim();
}

function firstLines(text: string): string {
  const lines: string[] = [];
  for (const line of text.slice(0, 4 * MAX_INPUT_CHARACTERS).split(/[\r\n]+/)) {
    if (line.trim() !== '') lines.push(line.trim());
    if (lines.length === LINES) break;
  }
  const start = lines.join('\n');
  if (start.length <= MAX_INPUT_CHARACTERS) return start;
  // Half an id would be taken for something else.
  const cut = start.slice(0, MAX_INPUT_CHARACTERS);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 0)) || cut;
}

function keptNumbers(number: string, ...rest: string[]): string {
  return isFailureCode(number, ...placeOf(rest)) ? number : '<int>';
}

function keptHex(number: string, ...rest: string[]): string {
  return isHexFailureCode(number, ...placeOf(rest)) ? number.toLowerCase() : '<hex>';
}

/** The version-like code behind an SMTP reply, `550 5.1.1`. */
function keptVersion(version: string, ...rest: string[]): string {
  return isEnhancedStatus(version, ...placeOf(rest)) ? version : '<version>';
}

/** IIS has statuses with a part behind the point, `HTTP Error 404.13`. */
function keptSubstatus(number: string, ...rest: string[]): string {
  const [text, offset] = placeOf(rest);
  const status = /^([45]\d\d)\.\d{1,2}$/.exec(number)?.[1];
  return status !== undefined && isFailureCode(status, text, offset) ? number : '<float>';
}

function quoted(text: string, ...rest: string[]): string {
  const [whole, offset] = placeOf(rest);
  return isFailureCode(text.slice(1, -1), whole, offset + 1) ? text : '<quoted_str>';
}

function quotedOrWord(text: string, ...rest: string[]): string {
  return /^"[A-Za-z_.-]{1,60}"$/.test(text) ? text : quoted(text, ...rest);
}

/** What `replace` hands over behind the match of a pattern without groups. */
function placeOf(rest: string[]): [text: string, offset: number] {
  const [offset, text] = rest as unknown as [number, string];
  return [text, offset];
}
