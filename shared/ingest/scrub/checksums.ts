/** How long an IBAN is, by country: the registry of SWIFT. */
const IBAN_LENGTHS = new Map(
  (
    'NO15 BE16 DK18 FI18 FO18 GL18 NL18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 HR21 LI21 LV21 ' +
    'BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 ' +
    'SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HU28 ' +
    'LB28 PL28 SV28 BR29 EG29 PS29 QA29 UA29 JO30 KW30 MU30 MT31 SC31 LC32'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** The check digit of payment cards (ISO/IEC 7812): of ten numbers made up, nine fail. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const weighted = index % 2 === 1 ? 2 * digit : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/**
 * How much of a text is the IBAN that it starts with, spaces and dashes included; 0 if it starts with none. The length
 * follows from the country, and ISO 13616's check digits must be right.
 */
export function ibanLength(text: string): number {
  const length = IBAN_LENGTHS.get(text.slice(0, 2));
  if (length === undefined) return 0;
  let compact = '';
  let end = 0;
  while (end < text.length && compact.length < length) {
    const character = text[end++]!;
    if (character !== ' ' && character !== '-') compact += character;
  }
  if (compact.length < length || /^[A-Za-z\d]/.test(text.slice(end))) return 0;
  return remainderBy97(compact.slice(4) + compact.slice(0, 4)) === 1 ? end : 0;
}

/** Letters count as numbers from 10 on, so as two digits. */
function remainderBy97(text: string): number {
  let remainder = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    remainder = (code > 57 ? remainder * 100 + code - 55 : remainder * 10 + code - 48) % 97;
  }
  return remainder;
}
