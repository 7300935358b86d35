import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  /** The importing file, from the project's directory. */
  file: string;
  /** The same for a file of ours; `node:fs`, `@middy/core` for what is not. */
  target: string;
  /** A package of others, neither Node's own nor a file of ours. */
  isPackage: boolean;
  /** `import type`, or nothing but `type` names: gone when the code runs. */
  isType: boolean;
}

/** Lists the folders of the project that have sources, read from the disk, but those that `.gitignore` names. */
export function topFolders(): string[] {
  const ignored = textOf('.gitignore')
    .split('\n')
    .map((line) => line.replace(/\/$/, ''));
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !ignored.includes(entry.name))
    .map(({ name }) => name)
    .filter((name) => sourcesOf(name).length > 0);
}

/** Source files below a folder, or the file itself, from the project's directory. */
export function sourcesOf(place: string): string[] {
  const pattern = /\.\w+$/.test(place) ? place : `${place}/**/*.{ts,tsx,mts,mjs,js}`;
  return globSync(pattern, { cwd: ROOT }).toSorted();
}

export function linesOf(file: string): number {
  return textOf(file).trimEnd().split('\n').length;
}

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Imports and re-exports with their names, bare imports, and dynamic ones of a literal. */
const STATEMENT =
  /^(?:import|export)\s+(type\s)?([^;'"]*?)\sfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm;

/** Lists the imports of all source files below a folder. */
export function importsOf(place: string): Import[] {
  return sourcesOf(place).flatMap((file) =>
    [...textOf(file).matchAll(STATEMENT)].map(([, type, names, from, bare, dynamic]) => {
      const specifier = (from ?? bare ?? dynamic)!;
      const isOurs = specifier.startsWith('.');
      return {
        file,
        target: isOurs ? relative('.', join(dirname(file), specifier)) : specifier,
        isPackage: !isOurs && !specifier.startsWith('node:'),
        isType: type !== undefined || hasOnlyTypes(names),
      };
    }),
  );
}

/** `{ type A, type B }` */
function hasOnlyTypes(names = ''): boolean {
  const named = /^\{(.*)\}$/s.exec(names.trim())?.[1]?.split(',') ?? ['value'];
  return named.filter((name) => name.trim() !== '').every((name) => name.trim().startsWith('type '));
}

/** The package that a specifier names: `@middy/core` of `@middy/core/x`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Whether `place` is the file or package itself, or a folder above it; `node:` stands for all of Node's own. */
export function isWithin(target: string, place: string): boolean {
  return target === place || target.startsWith(place.endsWith(':') ? place : `${place}/`);
}

/** Finds the place that a file belongs to: the longest of those that hold it, `null` where none does. */
export function placeOf(file: string, places: readonly string[]): string | null {
  const holding = places.filter((place) => isWithin(file, place));
  return holding.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
