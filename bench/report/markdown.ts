import { readFileSync, writeFileSync } from 'node:fs';

/** A Markdown table that reads well in a terminal too. The first column is text, the others are numbers unless named. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], textColumns = [0]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  const isText = (column: number): boolean => textColumns.includes(column);
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, c) => (isText(c) ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, c) => (isText(c) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Puts figures between the markers of that name in a document, and leaves all else alone. */
export function writeFigures(file: string, name: 'bench' | 'flood', figures: string): void {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${file} has no ${begin} … ${end}`);
  writeFileSync(file, `${before}${begin}\n\n${figures}\n\n${end}${after}`);
}
