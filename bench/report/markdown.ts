/** A Markdown table that reads well in a terminal too. The first column is text, the others are numbers unless named. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], textColumns = [0]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  const isText = (column: number): boolean => textColumns.includes(column);
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, c) => (isText(c) ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))).join(' | ')} |`;
  const rule = `| ${widths.map((width, c) => (isText(c) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
