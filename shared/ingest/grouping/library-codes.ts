/** What is read of a text: the number is at its beginning. */
const MAX_CHARACTERS = 1024;

/**
 * Messages of which a library's build for production leaves a number or a name, and an address that explains it. Each
 * pattern ends with that number: what follows are arguments, or an address with the arguments once more.
 */
const CODES: readonly RegExp[] = [
  // Minified React error #418; MUI, Redux, Redux Toolkit, Lexical alike. [MobX] minified error nr: 12; Immer alike
  /(?:\[[\w-]{1,40}\] )?\bminified (?:[\w@.-]{1,40} ){0,4}(?:error|exception|invariant) (?:#|nr:? ?|no\.? ?|code:? ?)\d{1,6}/i,
  // MUI error #143; visit https://…
  /\b[\w-]{1,40} error #\d{1,6}(?=[;:,.] (?:visit|see)\b)/i,
  // Apollo: Invariant Violation: 27 (see https://…), later an address with the number in its fragment
  /\bInvariant Violation: \d{1,6}(?= \(see )/,
  /\bgo\.apollo\.dev\/c\/err#\S{0,200}?message%22%3A\d{1,6}/,
  // Vue: https://vuejs.org/error-reference/#runtime-2, Svelte: https://svelte.dev/e/hydration_mismatch
  /\bvuejs\.org\/(?:error-reference|errors)\/?#?[\w-]{1,60}/,
  /\bsvelte\.dev\/e\/[\w-]{1,80}/,
  // styled-components, polished: …/errors.md#17
  /\/errors?\.md#\d{1,6}/,
  /\bgit\.io\/\w{1,20}#\d{1,6}/,
  // https://mui.com/production-error/?code=143, https://redux.js.org/Errors?code=7, error-decoder.html?invariant=130
  /\/(?:production-error|errors?|error-decoder\.html)\/?\?(?:code|invariant)=\d{1,6}/i,
  // Angular, if it says nothing else: NG0100; AngularJS: [$injector:unpr] http://errors.angularjs.org/…
  /^(?:Error: )?NG0?\d{3,5}(?=:?\s{0,8}$)/,
  /\[\$?[A-Za-z]\w{0,40}:\w{1,40}\](?= https?:\/\/errors\.angularjs\.org)/,
];

/**
 * What a library for the browser says instead of a message, with what is before it; `null` for any other text. It is the
 * message, so it tells errors apart whatever stack they have.
 */
export function libraryCode(text: string): { before: string; code: string } | null {
  const start = text.slice(0, MAX_CHARACTERS);
  for (const pattern of CODES) {
    const match = pattern.exec(start);
    if (match !== null) return { before: start.slice(0, match.index), code: match[0] };
  }
  return null;
}
