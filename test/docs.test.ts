import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MAX_LINE_CHARACTERS = 120;

const documents = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8');

  it(`has no line of prose over ${MAX_LINE_CHARACTERS} characters`, () => {
    const long = proseOf(text).filter((line) => line.length > MAX_LINE_CHARACTERS);
    expect(long).toEqual([]);
  });

  it('links to files and headings that exist', () => {
    const broken = linksOf(text).filter((link) => !leadsSomewhere(document, link));
    expect(broken).toEqual([]);
  });

  it('names files of this repository that exist', () => {
    const missing = pathsOf(text).filter((path) => !ROOTS.some((root) => existsSync(join(root, path))));
    // What was decided once may name what is gone since.
    expect(document.startsWith('docs/adr/') || document === 'CHANGELOG.md' ? [] : missing).toEqual([]);
  });
});

const ROOTS = ['.', 'shared'];

/** Files in backticks, from the root or from `shared`. */
function pathsOf(text: string): string[] {
  const code = [...text.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!);
  return code.filter((span) => isPath(span) && !isExample(span));
}

function isPath(span: string): boolean {
  const folder = /^([a-z][\w-]*)(?:\/[\w.-]+)+\.(?:ts|mjs|json|md)$/.exec(span)?.[1];
  return folder !== undefined && ROOTS.some((root) => existsSync(join(root, folder)));
}

/** Of the five steps of CONTRIBUTING, whose endpoint does not exist, and what the build writes. */
function isExample(path: string): boolean {
  return /client-keys\/get(?:\.test)?\.ts$|^cdk\.out\//.test(path);
}

/** Lines outside of code and tables, whose rows cannot be wrapped. */
function proseOf(text: string): string[] {
  return text
    .replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('|'));
}

/** Targets of links within the repository. */
function linksOf(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!).filter((link) => !/^\w+:/.test(link));
}

function leadsSomewhere(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? document : join(dirname(document), path);
  if (!existsSync(target)) return false;
  return anchor === undefined || anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
}

/** As GitHub makes them: lower case, punctuation dropped, spaces as hyphens, repeated ones numbered. */
function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => {
    const anchor = heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}
