/**
 * Takes the token out of the fragment of a sign-in link and cleans the address, so that it is neither in the history nor in
 * what somebody copies. A fragment is never sent to a server. `null`: there is none.
 */
export function takeTokenFromAddress(): string | null {
  const fragment = location.hash.slice(1);
  if (fragment === '') return null;
  history.replaceState(null, '', location.pathname + location.search);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return null;
  }
}
