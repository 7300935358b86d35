/**
 * Tells whether a text is what a pattern says, from its first character to its last. `*` stands for any characters, none
 * and slashes among them; everything else for itself. Takes no longer than both lengths together allow, whatever they are.
 */
export function matches(pattern: string, text: string): boolean {
  const [first, ...rest] = pattern.split('*') as [string, ...string[]];
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
