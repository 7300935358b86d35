const CLOSING: Readonly<Record<string, string>> = { '(': ')', '<': '>', '{': '}' };

/** The place behind the bracket that closes the one at a place; the end of the text if none does. */
export function afterBrackets(text: string, start: number): number {
  const opening = text[start]!;
  const closing = CLOSING[opening]!;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === opening) depth++;
    else if (text[at] === closing && !isArrow(text, at) && --depth === 0) return at + 1;
  }
  return text.length;
}

/** In how many brackets, `(…)` and `<…>`, each character of a text is. */
export function depths(text: string): number[] {
  const depth: number[] = [];
  let current = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if ((character === ')' || character === '>') && !isArrow(text, at)) current = Math.max(0, current - 1);
    depth.push(current);
    if (character === '(' || character === '<') current++;
  }
  return depth;
}

/** The `>` of `->` closes nothing. */
function isArrow(text: string, at: number): boolean {
  return text[at] === '>' && text[at - 1] === '-';
}
