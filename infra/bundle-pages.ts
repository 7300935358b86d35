import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { buildSync, type BuildOptions, type Metafile, type OutputFile } from 'esbuild';
import { PAGES, PAGES_PATH } from '../shared/api/pages.ts';
import { MINIFIER, minifyScript } from './minify-script.ts';
import { shellHtml } from './shell-html.ts';
import { UserError } from './user-error.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const [SCRIPT, STYLE, ICON] = ['pages/main.tsx', 'pages/style.css', 'pages/icon.svg'];

/** Below the stage's name, which is `api` on every host. */
const ASSETS = `/api${PAGES_PATH}/-/assets`;

/** Names have the hash of the content, so that browsers may keep a file for good. */
const OPTIONS = {
  entryPoints: [SCRIPT, STYLE, ICON],
  bundle: true,
  splitting: true,
  // A part that some pages use and others do not would be a file of its own, which weighs more than the part. What the first
  // view has is there for each of them, so each imports it: all of it becomes one file.
  inject: ['pages/first-view.ts'],
  platform: 'browser',
  format: 'esm',
  target: ['chrome123', 'firefox128', 'safari17.5'],
  // In place of `jsx(type, { children })`, which pages/tsconfig.json has for types alone: a word less in each element.
  tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
  loader: { '.svg': 'copy' },
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  minify: true,
  // Names like `isOpen` are ours alone, except for these of the platform, and become as short as those of variables are.
  mangleProps: /^is[A-Z]/,
  reserveProps: /^is(?:Array|NaN|Composing|Intersecting)$/,
  mangleCache: {},
  charset: 'utf8',
  legalComments: 'none',
  footer: { js: MINIFIER },
  logLevel: 'error',
  metafile: true,
  write: false,
  absWorkingDir: ROOT,
  outdir: 'pages-out',
} as const satisfies BuildOptions;

/** What a browser loads, and which of it for the first view. */
export interface BuiltPages {
  html: string;
  /** By name. */
  files: ReadonlyMap<string, Uint8Array>;
  /** Names of the files that the HTML itself names. */
  first: { script: string; chunks: readonly string[]; style: string; icon: string };
  /** Names of properties that are shortened, so that nothing outside of the pages may have them. */
  shortened: readonly string[];
}

/** Builds the pages. @throws UserError when esbuild, which has printed why, cannot. */
export function buildPages(): BuiltPages {
  const { metafile, outputFiles, mangleCache } = built();
  const files = new Map(outputFiles.map((file) => [basename(file.path), contentOf(file)]));
  const script = outputOf(metafile, SCRIPT);
  const first = {
    script: basename(script),
    chunks: [...staticImports(metafile, script)].map((path) => basename(path)),
    style: basename(outputOf(metafile, STYLE)),
    icon: basename(outputOf(metafile, ICON)),
  };
  const at = (name: string): string => `${ASSETS}/${name}`;
  const html = shellHtml({
    script: at(first.script),
    chunks: first.chunks.map(at),
    style: at(first.style),
    icon: at(first.icon),
  });
  return { html, files, first, shortened: Object.keys(mangleCache) };
}

/**
 * Builds the pages and writes them beside the bundle of their function, where it reads them: each file as it is, in
 * brotli (`.br`) and in gzip (`.gz`). Inside the bundle they would be parsed at each cold start, base64 of what one
 * request asks a part of.
 */
export function bundlePages(outdir: string): void {
  const { html, files } = buildPages();
  writeFiles(join(outdir, PAGES.getPage.function), new Map([['shell.html', Buffer.from(html)], ...files]));
}

function writeFiles(bundle: string, files: ReadonlyMap<string, Uint8Array>): void {
  const directory = join(bundle, 'files');
  mkdirSync(directory, { recursive: true });
  for (const [name, bytes] of files) {
    const path = join(directory, name);
    writeFileSync(path, bytes);
    writeFileSync(`${path}.br`, brotli(bytes));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** At the highest quality: it is done once, and undone by every browser. */
export function brotli(bytes: Uint8Array): Buffer {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

function built() {
  try {
    return buildSync(OPTIONS);
  } catch (error) {
    throw error instanceof Error && 'errors' in error ? new UserError('the pages cannot be built, see above') : error;
  }
}

function contentOf({ path, text, contents }: OutputFile): Uint8Array {
  return path.endsWith('.js') ? minifyScript(basename(path), text) : contents;
}

/** The output that was made of an entry point. */
function outputOf({ outputs }: Metafile, entry: string): string {
  const found = Object.entries(outputs).find(
    ([path, { entryPoint, inputs }]) => entryPoint === entry || (path.endsWith('.svg') && entry in inputs),
  );
  if (found === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return found[0];
}

/** All outputs that one imports before it runs. */
function staticImports({ outputs }: Metafile, path: string, seen = new Set<string>()): Set<string> {
  for (const { path: imported, kind } of outputs[path]?.imports ?? []) {
    if (kind !== 'import-statement' || seen.has(imported)) continue;
    seen.add(imported);
    staticImports({ inputs: {}, outputs }, imported, seen);
  }
  return seen;
}
