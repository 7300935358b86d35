/** Why a sign-in through a provider came to nothing, and what to do, by the word in the address: those of the API's `SIGN_IN_PROBLEMS`. */
export const PROBLEM_SENTENCES: Readonly<Record<string, string>> = {
  'not-encrypted': 'There is no sign-in over plain http. Open this page by https, or on localhost.',
  'unknown-provider': 'Nobody signs in through that provider here, or not any more. Choose another way.',
  expired:
    'This sign-in was finished already, took longer than ten minutes, or began in another browser. Please begin again.',
  denied: 'The provider says that the sign-in was cancelled or refused there. Try again, or ask whoever runs it.',
  'provider-refused':
    'The provider did not take the request. Whoever runs this tenant has to compare its settings: scopes, redirect address.',
  'client-refused':
    'The provider does not accept this tenant as its client. Whoever runs the tenant has to compare client id, secret and redirect address.',
  'provider-unreachable': 'The provider could not be reached. Try again in a moment.',
  'provider-blocked':
    'The provider has an address that may not be called from here. Whoever runs this tenant can allow it with --allow-private.',
  'provider-answer':
    'The provider answered something that is not OpenID Connect. Whoever runs this tenant finds in the log what was wrong.',
  'not-proved':
    'The provider’s answer does not prove who you are, so nobody was signed in. Whoever runs this tenant finds in the log what was wrong.',
};

/** The sentence for a word of the address; `null` for none. A word that is not known is not repeated. */
export function problemOf(word: string | undefined): string | null {
  if (word === undefined || word === '') return null;
  return Object.hasOwn(PROBLEM_SENTENCES, word)
    ? PROBLEM_SENTENCES[word]!
    : 'The sign-in came to nothing. Please begin again.';
}
