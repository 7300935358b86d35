/** How a function is called, and not what: said by the token at the place of a call. */
const CALLS = new Set(['apply', 'call', 'bind']);

/** Of no function that somebody wrote. */
const USELESS = new Set(['', '<anonymous>', '__webpack_require__', '__webpack_modules__']);

/**
 * Chooses the name of a frame's function: of the function around its place, else what its caller calls it, else what was
 * sent.
 */
export function functionNameOf(around: string | null, calledAs: string | null, sent: string | null): string | null {
  if (around !== null && !USELESS.has(around)) return around;
  if (calledAs !== null && !USELESS.has(calledAs) && !CALLS.has(calledAs)) return calledAs;
  return sent;
}
