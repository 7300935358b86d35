import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { buildSync, type BuildOptions, type Metafile } from 'esbuild';

/** Code of ours that is not loaded with a function, but by `import()`. */
const LAZY = /^shared\//;

/** What of a bundle's inputs is to be a file of its own. */
export function lazyPartsOf(inputs: Iterable<string>, all: Metafile['inputs']): string[] {
  const imports = [...inputs].flatMap((input) => all[input]?.imports ?? []);
  return imports.flatMap(({ kind, path }) => (kind === 'dynamic-import' && LAZY.test(path) ? [path] : []));
}

/** `import{a,b as c}from"./chunk-A.mjs"` or `import"./chunk-A.mjs"`, as esbuild writes what one of its outputs has from another. */
const IMPORT = /import(?:\{([^}]*)\}from)?"\.\/([^"]+)"/g;

type Outputs = ReadonlyMap<string, Metafile['outputs'][string]>;

/**
 * Bundles functions of which something is loaded later, each into `<to>/<function>`: `index.mjs`, and a file for each
 * part that is imported by `import()`.
 *
 * esbuild splits, and puts what both need into a third file, which a cold start would have to find and read as well. So the
 * files that a function is loaded with are made one again, and the later ones have what they share from there.
 */
export function bundleWithChunks(to: string, functions: readonly string[], options: BuildOptions): void {
  const outdir = resolve(to);
  const parts = mkdtempSync(join(tmpdir(), 'glet-chunks-'));
  try {
    const nameOf = (file: string): string => file.replaceAll('/', '.');
    const split = buildSync({
      ...options,
      splitting: true,
      entryPoints: functions.map((file) => ({ in: `functions/${file}.ts`, out: nameOf(file) })),
      outdir: parts,
      metafile: true,
    });
    const outputs: Outputs = new Map(
      Object.entries(split.metafile.outputs).map(([path, output]) => [basename(path), output]),
    );
    const lazy = [...outputs].flatMap(([file, { entryPoint }]) => (LAZY.test(entryPoint ?? '') ? [file] : []));
    const entryPoints = functions.flatMap((file) => {
      const first = reached(outputs, [`${nameOf(file)}.mjs`]);
      const later = [...reached(outputs, lazyOf(outputs, first, lazy))].filter((one) => !first.has(one));
      const entry = join(parts, `${nameOf(file)}.entry.mjs`);
      const directory = join(parts, nameOf(file));
      const shared = copyLater(parts, directory, first, later);
      writeFileSync(entry, [`export*from"./${nameOf(file)}.mjs";`, ...shared].join('\n'));
      const wanted = later.filter((one) => lazy.includes(one));
      return [
        { in: entry, out: `${file}/index` },
        ...wanted.map((one) => {
          // With what it shares with others that are loaded later it is one file as well. By its own name it is external.
          const whole = join(directory, `whole.${one}`);
          copyFileSync(join(directory, one), whole);
          return { in: whole, out: `${file}/${one.replace(/\.mjs$/, '')}` };
        }),
      ];
    });
    // From there, because names of files are in what comes out, and this one is another each time.
    const external = ['*/index.mjs', ...lazy.map((file) => `*/${file}`)];
    buildSync({ ...options, absWorkingDir: parts, entryPoints, outdir, external });
  } finally {
    rmSync(parts, { recursive: true });
  }
}

/** Files and all that they import at once. */
function reached(outputs: Outputs, files: readonly string[]): Set<string> {
  const found = new Set(files);
  for (const file of found)
    for (const { kind, path } of outputs.get(file)!.imports)
      if (kind === 'import-statement' && outputs.has(basename(path))) found.add(basename(path));
  return found;
}

/** The files that are loaded later from one of these. */
function lazyOf(outputs: Outputs, files: ReadonlySet<string>, lazy: readonly string[]): string[] {
  const imported = new Set([...files].flatMap((file) => outputs.get(file)!.imports.map(({ path }) => basename(path))));
  return lazy.filter((file) => imported.has(file));
}

/** Writes the later files beside the function's. @returns what they have from its own: lines that export it */
function copyLater(
  parts: string,
  directory: string,
  first: ReadonlySet<string>,
  later: readonly string[],
): ReadonlySet<string> {
  const shared = new Set<string>();
  const order = [...first];
  for (const file of later) {
    const code = readFileSync(join(parts, file), 'utf8').replace(
      IMPORT,
      (whole, names: string | undefined, from: string) => {
        if (!first.has(from)) return whole;
        if (names === undefined) return 'import"./index.mjs"';
        const renamed = names.split(',').map((specifier) => {
          const [name, as = name] = specifier.split(' as ');
          // Files may give different things the same name.
          const exported = `${name}$${order.indexOf(from)}`;
          shared.add(`export{${name} as ${exported}}from"./${from}";`);
          return `${exported} as ${as}`;
        });
        return `import{${renamed.join()}}from"./index.mjs"`;
      },
    );
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, file), code);
  }
  return shared;
}
