/** Text with one kind of line break, at each place where bundlers count one. */
export function withPlainLineBreaks(text: string): string {
  const isPlain = !text.includes('\r') && !text.includes('\u2028') && !text.includes('\u2029');
  return isPlain ? text : text.replace(/\r\n?|[\u2028\u2029]/g, '\n');
}

/** Finds lines of texts; where they begin is found once for each text. */
export class SourceLines {
  private readonly starts = new Map<number, number[]>();
  private readonly textOf: (source: number) => string | null;

  /** @param textOf with plain line breaks */
  constructor(textOf: (source: number) => string | null) {
    this.textOf = textOf;
  }

  /** Returns what stands in a line of a source from a column on, at most so many characters; `null`: nothing is there. */
  from(source: number, line: number, column: number, most: number): string | null {
    const text = this.textOf(source);
    if (text === null) return null;
    let starts = this.starts.get(source);
    if (starts === undefined) this.starts.set(source, (starts = startsOf(text)));
    const start = starts[line];
    if (start === undefined) return null;
    const end = Math.min(starts[line + 1] ?? text.length, start + column + most);
    return start + column < end ? text.slice(start + column, end) : null;
  }
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
