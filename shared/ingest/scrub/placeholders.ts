/** No placeholder is longer, in characters. */
const MAX_PLACEHOLDER = 67;

/** A value that has not been given, or is never written out: `null`, `***`, `xxx`, `…`, `[REDACTED]`, `<redacted>`. */
const NOTHING =
  /^(?:null|undefined|none|nil|true|false|\*{2,64}|x{3,64}|•{2,64}|\.{3}|…|\?|%[sdv]|[[(<](?:redacted|filtered|hidden|masked|removed|scrubbed|secret|sensitive|protected|omitted|obfuscated|nil|null)[\])>])$/i;

/**
 * What is put in later: `<API-KEY>`, `${TOKEN}`, `{{ .Values.token }}`, `#{token}`, `%(token)s`, `%TOKEN%`, `$TOKEN`. Letters
 * alone, since a password may begin with any of these signs, and a default in `${TOKEN:-x}` is one.
 */
const TEMPLATE =
  /^(?:<[a-z][a-z_. -]{0,63}>|[$#]\{[a-z_.]{1,64}\}|\{\{-?\s{0,4}[a-z_.$ -]{1,60}\}\}|%\([a-z_]{1,60}\)s|%[a-z_]{1,60}%|\$[a-z_]{1,64})$/i;

/** `YOUR_API_KEY`, `your-token-here`. */
const YOURS = /^your(?:[-_ ][a-z]{1,16}){1,6}$/i;
const NAMES_A_SECRET = /key|token|secret|pass|pwd|credential|here$/i;

/** Whether a text stands in the place of a secret, and gives nothing away. */
export function isPlaceholder(text: string): boolean {
  if (text.length > MAX_PLACEHOLDER) return false;
  return NOTHING.test(text) || TEMPLATE.test(text) || (YOURS.test(text) && NAMES_A_SECRET.test(text));
}
