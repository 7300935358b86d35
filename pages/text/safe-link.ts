/**
 * The address of a link that a text of others may become: `http:` and `https:` only, so that no `javascript:` or `data:` is
 * ever followed, and none with a user name, which makes an address look like another.
 * @returns the address as it is followed, or `null` for a text that stays a text.
 */
export function safeLink(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || /[\s\p{Cc}]/u.test(text)) return null;
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return null;
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
