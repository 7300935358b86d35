/**
 * Writes the address that signs a browser in with a token. The token is in the fragment, which browsers send to no server
 * and put into no `Referer`; the page takes it out of the address.
 * @param apiUrl the API's address, with or without a slash at the end.
 */
export function signInLink(apiUrl: string, token: string): string {
  return `${apiUrl.replace(/\/$/, '')}/ui/-/sign-in#${encodeURIComponent(token)}`;
}
