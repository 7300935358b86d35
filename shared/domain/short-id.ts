/** Crockford's base 32, of which Sentry makes its short ids: without I, L, O and U, which are read as others. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Longer than any path with the digits of 2^53 behind it. */
const MAX_CHARACTERS = 512;

/**
 * The short id of an error, which people read to each other: its project's path in upper case, and its number in base 32.
 * MCP drops every dot, so there is an underscore in its place.
 */
export function shortId(projectPath: string, errorId: number): string {
  return `${shortPrefix(projectPath)}-${toBase32(errorId)}`;
}

/** What the short ids of a project's errors begin with, without the last dash. */
export function shortPrefix(projectPath: string): string {
  return projectPath.toUpperCase().replaceAll('.', '_');
}

/** How an error is addressed: by its number, or by a short id, which tells its project, too. */
export interface IssueReference {
  id: number;
  /** `null`: the number alone. */
  prefix: string | null;
}

/** Reads an error's number or short id, in any case; `null`: it is no error's. */
export function issueReference(text: string): IssueReference | null {
  if (text.length > MAX_CHARACTERS) return null;
  if (/^\d+$/.test(text)) return referenceOf(Number(text), null);
  const dash = text.lastIndexOf('-');
  const id = dash < 1 ? null : fromBase32(text.slice(dash + 1));
  return id === null ? null : referenceOf(id, shortPrefix(text.slice(0, dash)));
}

function referenceOf(id: number, prefix: string | null): IssueReference | null {
  return id > 0 && Number.isSafeInteger(id) ? { id, prefix } : null;
}

function toBase32(number: number): string {
  let digits = '';
  for (let left = number; left > 0 || digits === ''; left = Math.floor(left / 32)) digits = DIGITS[left % 32] + digits;
  return digits;
}

function fromBase32(text: string): number | null {
  const digits = text.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  if (digits === '') return null;
  const values = digits.split('').map((digit) => DIGITS.indexOf(digit));
  return values.includes(-1) ? null : values.reduce((number, value) => number * 32 + value, 0);
}
