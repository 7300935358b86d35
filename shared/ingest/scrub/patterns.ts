import { ibanLength, isLuhnValid } from './checksums.ts';

export const FILTERED = '[Filtered]';

/**
 * A string without any of these has nothing for the patterns below, and most strings have none. Looking for them is most
 * of what scrubbing costs, so each is looked for in the way that is fastest for it: engines skip through a text for fixed
 * characters, and read it one by one where a pattern may begin in many ways. Cards and IBANs have eight characters or more
 * from two digits on, so that the six digits of an ordinary id are not worth it.
 */
const DIGITS_OR_PATH =
  /\d\d[ -]?[A-Z\d][ -]?[A-Z\d][ -]?[A-Z\d][ -]?[A-Z\d][ -]?[A-Z\d][ -]?[A-Z\d]|\d-\d\d-\d|[\\/](?:home|[Uu]sers|Documents)[\\/]/;
const BEARER = /[Bb][Ee][Aa][Rr][Ee][Rr]\s/;

function isWorthLooking(text: string): boolean {
  return (
    text.includes('@') ||
    text.includes('-----BEGIN') ||
    text.includes('uthorization:') ||
    text.includes('sig=') ||
    BEARER.test(text) ||
    DIGITS_OR_PATH.test(text)
  );
}

/**
 * American Express has 15 digits, Visa, Mastercard, Discover and Maestro 16; in groups with spaces or dashes. Digits
 * next to others of a hexadecimal id, or between the groups of a UUID, are no card.
 */
const CARD =
  /(?<![\da-f])(?<!\d\.)(?<![\da-f]{4}-)(?:3[47]\d{2}[ -]?\d{6}[ -]?\d{5}|[2-6]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4})(?![\da-f]|\.\d|-[\da-f]{4})/gi;
const SOCIAL_SECURITY_NUMBER = /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/g;
const IBAN = /(?<![A-Za-z\d])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){11,40}/g;

/** User and password before a host. The address of a DSN is one, too, but its key is public. */
const USER_INFO = /(?<=\/\/)[^\s/?#"'<>\\[\]@]{1,256}(?:@[^\s/?#"'<>\\[\]@]{0,256}){0,4}(?=@[^\s@])/g;

/**
 * The name of who works on the machine, of one word or, where a separator, a quote or the end says that it is one, of up to
 * four. `/home/` inside an address is a page, and `/users/5` is one of an API.
 */
const USER_IN_PATH = new RegExp(
  String.raw`((?<![\w.~-]|[\w.~-]/mnt/[a-z])(?:/mnt/[a-z])?/(?:home|[Uu]sers)/|\b[A-Za-z]:[\\/]{1,4}(?:[Uu]sers|Documents and Settings)[\\/]{1,4})` +
    String.raw`(?!\d{1,20}(?:[/\s"'?#:,;)]|$))([^\\/\s"'<>:|?*;,[\]()]{1,64}(?:(?:\\? [^\\/\s"'<>:|?*;,[\]()]{1,64}){1,3}(?=[\\/]\S)|(?:\\? \p{Lu}[\p{L}.-]{0,64}){1,3}(?=["']|$))?)`,
  'gu',
);
/** Words that speak of bearers, in place of a token. */
const SPEAKS_OF_BEARER = String.raw`(?:(?:realm|error|scope)=|(?:tokens?|undefined|null|none|nil|your[-_][a-z_-]{1,32}|auth\w{0,16}|of|is|was|not|schemes?|headers?|credentials?|errors?|and|or|in|for|from|the|to|must|missing|required|expected|prefix|format)(?![\w.~+/=-]))`;
const CREDENTIALS = new RegExp(
  String.raw`\b(bearer\s{1,8}|authorization:\s{0,8}(?:basic|token|negotiate|ntlm|apikey)\s{1,8})(?!${SPEAKS_OF_BEARER})[\w.~+/=-]{1,8192}`,
  'gi',
);
/** Passwords of drivers that write no address: Go's `user:password@tcp(host)/db`, Oracle's `user/password@host`. */
const DRIVER_PASSWORD =
  /(?<=(?<![\w/:])[\w.-]{1,64}:)[^\s@:/"']{1,128}(?=@(?:tcp6?|unix)\()|(?<=jdbc:oracle:(?:thin|oci8?):[\w$#]{1,64}\/)[^\s@"'/]{1,128}(?=@)/gi;
/** What signs an address of Azure's storage. */
const SHARED_ACCESS_SIGNATURE = /(?<=[?&]sig=)[\w%+/=-]{16,512}/g;
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

const KEY_BEGINS = '-----BEGIN ';
const KEY_ENDS = '-----END ';

/** A text without what is personal or secret wherever it stands; the very same string if there is nothing. */
export function scrubPatterns(text: string): string {
  if (text.length < 8 || !isWorthLooking(text)) return text;
  let clean = text;
  if (clean.includes(KEY_BEGINS)) clean = withoutPrivateKeys(clean);
  if (clean.includes('@')) clean = clean.replace(USER_INFO, FILTERED);
  if (/@(?:tcp6?|unix)\(|jdbc:oracle/i.test(clean)) clean = clean.replace(DRIVER_PASSWORD, FILTERED);
  if (/[?&]sig=/.test(clean)) clean = clean.replace(SHARED_ACCESS_SIGNATURE, FILTERED);
  if (/[\\/](?:home|users|documents)/i.test(clean)) clean = clean.replace(USER_IN_PATH, `$1${FILTERED}`);
  if (/\d{4}/.test(clean))
    clean = clean
      .replace(CARD, (card) => (isLuhnValid(card.replace(/[ -]/g, '')) ? FILTERED : card))
      .replace(SOCIAL_SECURITY_NUMBER, FILTERED);
  clean = clean.replace(IBAN, withoutIban);
  return /bearer|authorization/i.test(clean) ? clean.replace(CREDENTIALS, `$1${FILTERED}`) : clean;
}

/** Replaces the e-mail addresses in a text by `FILTERED`. */
export function scrubEmails(text: string): string {
  return text.includes('@') ? text.replace(EMAIL, FILTERED) : text;
}

function withoutIban(candidate: string): string {
  const length = ibanLength(candidate);
  return length === 0 ? candidate : FILTERED + candidate.slice(length);
}

/** Keeps the lines that say what it was. A key that the SDK cut off goes to the end of the text. */
function withoutPrivateKeys(text: string): string {
  let clean = '';
  let from = 0;
  for (;;) {
    const begin = text.indexOf(KEY_BEGINS, from);
    if (begin < 0) return clean + text.slice(from);
    const header = /^-----BEGIN [A-Z\d ]{0,40}PRIVATE KEY(?: BLOCK)?-----/.exec(text.slice(begin, begin + 100))?.[0];
    const start = begin + (header ?? KEY_BEGINS).length;
    if (header === undefined) {
      clean += text.slice(from, start);
      from = start;
      continue;
    }
    const found = text.indexOf(KEY_ENDS, start);
    const end = found < 0 ? text.length : found;
    clean += `${text.slice(from, start)}\n${FILTERED}${found < 0 ? '' : '\n'}`;
    from = end;
  }
}
