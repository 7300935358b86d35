import { readFileSync, writeFileSync } from 'node:fs';

const marksOf = (name: string): [begin: string, end: string] => [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];

/** Reads the text between the markers of that name in a document. @throws Error when it has none. */
export function readBlock(file: string, name: string): string {
  const [begin, end] = marksOf(name);
  const [inside, after] = (readFileSync(file, 'utf8').split(begin)[1] ?? '').split(end);
  if (after === undefined) throw new Error(`${file} has no ${begin} … ${end}`);
  return inside!.trim();
}

/** Puts text between the markers of that name in a document, and leaves all else alone. @throws Error without markers. */
export function writeBlock(file: string, name: string, text: string): void {
  readBlock(file, name);
  const [begin, end] = marksOf(name);
  const [before, rest] = readFileSync(file, 'utf8').split(begin) as [string, string];
  writeFileSync(file, `${before}${begin}\n\n${text}\n\n${end}${rest.slice(rest.indexOf(end) + end.length)}`);
}
