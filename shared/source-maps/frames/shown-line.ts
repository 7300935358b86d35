/** What is kept of a line; frames that bring their own line have the same. */
const MAX_LINE_CHARACTERS = 512;

/** Returns a line, or of a long one the part around a column. */
export function shownLine(line: string, column: number): string {
  if (line.length <= MAX_LINE_CHARACTERS) return line;
  const start = Math.max(0, Math.min(column - MAX_LINE_CHARACTERS / 4, line.length - MAX_LINE_CHARACTERS));
  return line.slice(start, start + MAX_LINE_CHARACTERS).toWellFormed();
}
