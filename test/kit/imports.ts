import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  /** The importing file, from the project's directory. */
  file: string;
  /** The same for a file of ours; `node:fs`, `@middy/core` for what is not. */
  target: string;
  /** `import type`, or nothing but `type` names: gone when the code runs. */
  isType: boolean;
}

/** Source files below a folder, or the file itself, from the project's directory. */
export function sourcesOf(place: string): string[] {
  const pattern = /\.\w+$/.test(place) ? place : `${place}/**/*.{ts,mjs}`;
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

export function importsOf(place: string): Import[] {
  return sourcesOf(place).flatMap((file) =>
    [...textOf(file).matchAll(STATEMENT)].map(([, type, names, from, bare, dynamic]) => ({
      file,
      target: resolved(file, (from ?? bare ?? dynamic)!),
      isType: type !== undefined || hasOnlyTypes(names),
    })),
  );
}

/** `{ type A, type B }` */
function hasOnlyTypes(names = ''): boolean {
  const named = /^\{(.*)\}$/s.exec(names.trim())?.[1]?.split(',') ?? ['value'];
  return named.filter((name) => name.trim() !== '').every((name) => name.trim().startsWith('type '));
}

function resolved(file: string, specifier: string): string {
  return specifier.startsWith('.') ? relative('.', join(dirname(file), specifier)) : specifier;
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
